"""Scans of folders into a library file, with real workers or with none allowed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from photoorg.core.jobs import CancelToken, ProgressListener, ignore_progress
from photoorg.faces.detection import DetectorKind, SearchSettings
from photoorg.faces.weights import GraphFiles, Weights
from photoorg.ingest.outcomes import IngestSettings
from photoorg.ingest.pipeline import Scan, ScanReport, ScanTarget
from photoorg.ingest.pool import WorkerSetup
from photoorg.storage.database import Database
from photoorg.storage.faces import Faces
from photoorg.storage.photos import PhotoFiles, Photos
from photoorg.storage.roots import Roots

HOG = IngestSettings(search=SearchSettings(DetectorKind.HOG, 0))


@pytest.fixture(scope="session")
def setup(weights: Weights, graphs: GraphFiles) -> WorkerSetup:
    """Workers that search with the HOG detector, without enlarging."""
    return WorkerSetup(weights, graphs, HOG, threads=1)


class Scanner:
    """A library file and the means to scan into it and look at what is there."""

    def __init__(self, database: Database, setup: WorkerSetup) -> None:
        self.database = database
        self.photos = Photos(database)
        self.files = PhotoFiles(database)
        self.faces = Faces(database)
        self._setup = setup

    def targets(self, *folders: Path) -> list[ScanTarget]:
        roots = Roots(self.database)
        return [ScanTarget(roots.add(folder.resolve())) for folder in folders]

    def scan(
        self,
        *folders: Path,
        targets: list[ScanTarget] | None = None,
        retry_failed: bool = False,
        prepare: Callable[[], WorkerSetup] | None = None,
        progress: ProgressListener = ignore_progress,
        cancel: CancelToken | None = None,
        jobs: int = 1,
    ) -> ScanReport:
        return Scan(
            self.database,
            prepare or (lambda: self._setup),
            HOG,
            jobs,
            retry_failed=retry_failed,
            progress=progress,
            cancel=cancel or CancelToken(),
        ).run(self.targets(*folders) if targets is None else targets)

    def scan_without_searching(self, *folders: Path, **options: object) -> ScanReport:
        """A scan that fails if it wants to search a photo."""

        def prepare() -> WorkerSetup:
            raise AssertionError("models were prepared although nothing is new")

        return self.scan(*folders, prepare=prepare, **options)  # type: ignore[arg-type]

    def reasons(self, report: ScanReport) -> dict[Path, str]:
        """The failures by path; each path is there once."""
        assert len({failure.path for failure in report.failures}) == len(report.failures)
        return {failure.path: failure.reason for failure in report.failures}

    def rows(self, table: str) -> list[tuple[object, ...]]:
        return self.database.all(f"SELECT * FROM {table} ORDER BY 1, 2")


@pytest.fixture
def scanner(tmp_path: Path, setup: WorkerSetup) -> Iterator[Scanner]:
    with Database(tmp_path / "library" / "library.db") as database:
        yield Scanner(database, setup)
