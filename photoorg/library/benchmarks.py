"""Speed, as ratios to dlib in the same run on the same machine.

Every measurement runs in a process of its own in which numerical libraries use one
thread, so that one thread is compared with one thread.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import dlib
import numpy as np

from photoorg.core.arrays import Pixels
from photoorg.faces.detection import SearchSettings
from photoorg.faces.finder import FaceFinder
from photoorg.faces.weights import find_weights, prepare_graphs
from photoorg.imaging import decode_photo
from photoorg.ingest.outcomes import IngestSettings
from photoorg.ingest.pipeline import ScanReport
from photoorg.library.benchmark_clustering import clustering_against_dlib
from photoorg.library.benchmark_photos import make_large, make_small, source_photos
from photoorg.library.benchmark_rows import BenchRow, fact, faster, no_fewer, run_alone
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.searching import search_settings

_LARGE_PHOTOS = 40
_DETECTOR_EDGE = 900
_DETECTOR_PHOTOS = 3
_DESCRIBED_FACES = 24


def run_benchmarks(
    paths: Paths, photos: Path | None, started: Callable[[str], None]
) -> Iterator[BenchRow]:
    """All rows, one after the other; `started` is told the name of what comes next.

    Raises:
        KnownError: there are no photos or no models.
    """
    sources = source_photos(photos)
    prepare_graphs(find_weights(paths.weights), paths.graphs)
    with tempfile.TemporaryDirectory(prefix="photoorg-bench-") as place:
        small, large = Path(place, "small"), Path(place, "large")
        small.mkdir()
        large.mkdir()
        if photos is None:
            make_small(sources, small)
        steps: tuple[tuple[str, Callable[[], list[BenchRow]]], ...] = (
            ("descriptor", lambda: run_alone(_descriptor, paths, sources)),
            ("CNN detector", lambda: run_alone(_detector, paths, sources)),
            ("clustering", lambda: run_alone(clustering_against_dlib)),
            ("small photos", lambda: run_alone(_small_photos, paths, photos or small)),
            ("making photos of 12 megapixels", lambda: _made(sources, large)),
            ("large photos", lambda: run_alone(_large_photos, paths, large)),
            ("all cores", lambda: _all_cores(paths, large)),
        )
        for title, measure in steps:
            started(title)
            yield from measure()


def _made(sources: list[Path], folder: Path) -> list[BenchRow]:
    make_large(sources, folder, _LARGE_PHOTOS)
    return []


def _pixels(path: Path, max_size: int) -> Pixels:
    return decode_photo(path.read_bytes(), path.suffix, max_size).pixels


def _finder(paths: Paths, search: SearchSettings) -> FaceFinder:
    weights = find_weights(paths.weights)
    return FaceFinder(weights, prepare_graphs(weights, paths.graphs), search, threads=1)


def _descriptor(paths: Paths, photos: list[Path]) -> list[BenchRow]:
    """The same chips through both networks."""
    finder = _finder(paths, SearchSettings(upsample=1))
    chips: list[Pixels] = []
    for path in photos:
        chips += [face.chip for face in finder.locate(_pixels(path, _DETECTOR_EDGE))]
    chips = (chips * _DESCRIBED_FACES)[:_DESCRIBED_FACES]
    batch = np.stack(chips)
    finder.embedder.describe(batch[:1])  # the first run allocates
    started = time.perf_counter()
    ours = finder.embedder.describe(batch)
    our_seconds = (time.perf_counter() - started) / len(batch)

    peer = dlib.face_recognition_model_v1(str(find_weights(paths.weights).embedder))
    started = time.perf_counter()
    theirs = np.array([peer.compute_face_descriptor(chip) for chip in chips])
    peer_seconds = (time.perf_counter() - started) / len(batch)
    difference = float(np.abs(ours - theirs).max())
    return [
        faster("descriptor", our_seconds * 1e3, peer_seconds * 1e3, "ms/face", 15.0),
        BenchRow(
            "descriptor, largest difference", difference, None, "", None, 1e-5, difference <= 1e-5
        ),
    ]


def _detector(paths: Paths, photos: list[Path]) -> list[BenchRow]:
    detector = _finder(paths, SearchSettings(upsample=0)).detector(0)
    peer = dlib.cnn_face_detection_model_v1(str(find_weights(paths.weights).detector))
    pictures = [_pixels(path, _DETECTOR_EDGE) for path in photos[:_DETECTOR_PHOTOS]]
    detector.detect(pictures[0])  # the first run allocates
    started = time.perf_counter()
    ours = [detector.detect(picture) for picture in pictures]
    our_seconds = time.perf_counter() - started
    started = time.perf_counter()
    theirs = [peer(picture, 0) for picture in pictures]
    peer_seconds = time.perf_counter() - started
    megapixels = sum(p.shape[0] * p.shape[1] for p in pictures) / 1e6
    return [
        faster(
            "CNN detector", our_seconds / megapixels, peer_seconds / megapixels, "s/megapixel", 10.0
        ),
        no_fewer("CNN detector, faces", sum(len(f) for f in ours), sum(len(f) for f in theirs)),
    ]


def _dlib_folder(paths: Paths, folder: Path) -> tuple[float, int]:
    """The steps of dlib's `face_clustering.py`: seconds and faces."""
    weights = find_weights(paths.weights)
    started = time.perf_counter()
    detector = dlib.get_frontal_face_detector()
    predictor = dlib.shape_predictor(str(weights.landmarks))
    describer = dlib.face_recognition_model_v1(str(weights.embedder))
    descriptors = []
    for path in sorted(folder.glob("*.jpg")):
        image = dlib.load_rgb_image(str(path))
        for box in detector(image, 1):
            shape = predictor(image, box)
            descriptors.append(describer.compute_face_descriptor(image, shape))
    dlib.chinese_whispers_clustering(descriptors, 0.5)
    return time.perf_counter() - started, len(descriptors)


def _scan(
    paths: Paths, folder: Path, jobs: int | None, settings: IngestSettings | None = None
) -> tuple[float, ScanReport]:
    with tempfile.TemporaryDirectory(prefix="photoorg-bench-") as place:
        own = Paths(Path(place), paths.cache, paths.logs, paths.weights)
        started = time.perf_counter()
        with Library(own) as library:
            report = library.scan([folder], settings, jobs=jobs, threads=1)
            library.group()
        return time.perf_counter() - started, report


def _small_photos(paths: Paths, folder: Path) -> list[BenchRow]:
    """Once as photoorg searches unless told otherwise, once with the detector that dlib uses."""
    peer = _dlib_folder(paths, folder)
    same = search_settings(detector="hog", max_size=0, upsample=1)
    return [
        *_end_to_end("small photos", 2.0, _scan(paths, folder, 1), peer),
        *_end_to_end("small photos, HOG", 2.0, _scan(paths, folder, 1, same), peer),
    ]


def _large_photos(paths: Paths, folder: Path) -> list[BenchRow]:
    peer = _dlib_folder(paths, folder)
    return _end_to_end("12-megapixel photos", 8.0, _scan(paths, folder, 1), peer)


def _end_to_end(
    kind: str, target: float, ours: tuple[float, ScanReport], peer: tuple[float, int]
) -> list[BenchRow]:
    (our_seconds, report), (peer_seconds, peer_faces) = ours, peer
    photos = max(report.seen, 1)
    return [
        faster(
            f"folder to groups, {report.seen} {kind}",
            our_seconds / photos,
            peer_seconds / photos,
            "s/photo",
            target,
        ),
        no_fewer(f"faces found, {kind}", report.faces, peer_faces),
    ]


def _all_cores(paths: Paths, folder: Path) -> list[BenchRow]:
    seconds, report = _scan(paths, folder, jobs=None)
    parts = {
        "decode": report.seconds.decode,
        "detect": report.seconds.detect,
        "embed": report.seconds.embed,
    }
    total = sum(parts.values())
    return [
        fact("12-megapixel photos, all cores", report.seen / seconds, "photos/s"),
        *(fact(f"  share of {name}", 100 * part / total, "%") for name, part in parts.items()),
    ]
