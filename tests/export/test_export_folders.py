"""Folders of chips and photos: nothing overwritten, nothing lost, originals as they were."""

import errno
import os
import resource
import signal
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from skimage.data import astronaut

from photoorg.core.errors import KnownError
from photoorg.core.ids import PersonId
from photoorg.core.jobs import CancelledError, CancelToken, Progress
from photoorg.export import ExportItem, ExportReport, export_folders

ANNA, BEN = PersonId(1), PersonId(2)


@pytest.fixture
def photos(tmp_path) -> Path:
    folder = tmp_path / "photos"
    (folder / "2020").mkdir(parents=True)
    (folder / "a.jpg").write_bytes(b"first photo")
    (folder / "b.jpg").write_bytes(b"second photo")
    (folder / "2020" / "a.jpg").write_bytes(b"another first photo")
    for number, path in enumerate(sorted(folder.rglob("*.jpg"))):
        os.utime(path, ns=(10**18 + number, 10**18 + number))
    return folder


@pytest.fixture
def chip() -> np.ndarray:
    return np.ascontiguousarray(astronaut()[60:210, 150:300])


def photo(source: Path, person: PersonId = ANNA, folder: str = "Anna") -> ExportItem:
    return ExportItem(person, folder, source)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def counts(report: ExportReport) -> tuple[int, int, int, int]:
    return report.folders, report.written, report.skipped, len(report.failures)


class TestPhotos:
    def test_one_folder_a_person(self, photos, tmp_path):
        before = tree(photos)
        items = [photo(photos / "a.jpg"), photo(photos / "b.jpg", BEN, "Ben")]
        report = export_folders(items, tmp_path / "new" / "out")
        assert counts(report) == (2, 2, 0, 0)
        assert tree(tmp_path / "new" / "out") == {
            "Anna/a.jpg": b"first photo",
            "Ben/b.jpg": b"second photo",
        }
        assert tree(photos) == before

    def test_copies_keep_times_and_permissions(self, photos, tmp_path):
        (photos / "a.jpg").chmod(0o640)
        export_folders([photo(photos / "a.jpg")], tmp_path / "out")
        copy, original = tmp_path / "out/Anna/a.jpg", photos / "a.jpg"
        assert copy.stat().st_mtime_ns == original.stat().st_mtime_ns
        assert copy.stat().st_mode == original.stat().st_mode
        assert copy.stat().st_ino != original.stat().st_ino

    def test_same_name_gets_a_number(self, photos, tmp_path):
        items = [photo(photos / "a.jpg"), photo(photos / "2020" / "a.jpg")]
        assert counts(export_folders(items, tmp_path / "out")) == (1, 2, 0, 0)
        assert tree(tmp_path / "out") == {
            "Anna/a.jpg": b"first photo",
            "Anna/a (2).jpg": b"another first photo",
        }

    def test_a_second_export_adds_only_what_is_new(self, photos, tmp_path):
        items = [photo(photos / "a.jpg"), photo(photos / "2020" / "a.jpg")]
        export_folders(items, tmp_path / "out")
        before = tree(tmp_path / "out")
        assert counts(export_folders(items, tmp_path / "out")) == (1, 0, 2, 0)
        assert tree(tmp_path / "out") == before
        more = [*items, photo(photos / "b.jpg")]
        assert counts(export_folders(more, tmp_path / "out")) == (1, 1, 2, 0)

    def test_a_file_of_the_owner_is_never_overwritten(self, photos, tmp_path):
        mine = tmp_path / "out/Anna/a.jpg"
        mine.parent.mkdir(parents=True)
        mine.write_bytes(b"FIRST PHOTO")  # As long as the photo.
        export_folders([photo(photos / "a.jpg")], tmp_path / "out")
        assert tree(tmp_path / "out") == {
            "Anna/a.jpg": b"FIRST PHOTO",
            "Anna/a (2).jpg": b"first photo",
        }

    def test_a_photo_with_two_faces_of_a_person_comes_once(self, photos, tmp_path):
        items = [photo(photos / "a.jpg"), photo(photos / "a.jpg"), photo(photos / "a.jpg", BEN)]
        assert counts(export_folders(items, tmp_path / "out")) == (2, 2, 0, 0)

    def test_into_the_folder_of_the_originals(self, photos):
        (photos / "Anna").mkdir()
        own = photos / "Anna" / "c.jpg"
        own.write_bytes(b"third photo")
        before = tree(photos)
        assert counts(export_folders([photo(own)], photos)) == (1, 0, 1, 0)
        assert tree(photos) == before

    def test_names_that_are_not_utf8(self, photos, tmp_path):
        source = photos / os.fsdecode(b"caf\xe9.jpg")
        source.write_bytes(b"photo")
        export_folders([photo(source)], tmp_path / "out")
        assert tree(tmp_path / "out") == {"Anna/caf_.jpg": b"photo"}


class TestFolderNames:
    def test_persons_of_one_name_are_kept_apart(self, photos, tmp_path):
        third, fourth = PersonId(3), PersonId(4)
        items = [
            photo(photos / "a.jpg", ANNA, "Anna"),
            photo(photos / "b.jpg", BEN, "Anna"),
            photo(photos / "b.jpg", third, "anna "),
            photo(photos / "a.jpg", fourth, "Anna (2)"),
            photo(photos / "b.jpg", ANNA, "Anna"),
        ]
        export_folders(items, tmp_path / "out")
        assert sorted(tree(tmp_path / "out")) == [
            "Anna (2) (2)/a.jpg",
            "Anna (2)/b.jpg",
            "Anna/a.jpg",
            "Anna/b.jpg",
            "anna (3)/b.jpg",
        ]

    @pytest.mark.parametrize(
        ("wish", "folder"),
        [("お母さん 😀", "お母さん 😀"), ("a/../b", "a_.._b"), ("..", "Unnamed"), ("CON", "_CON")],
    )
    def test_any_name_will_do(self, photos, tmp_path, wish, folder):
        export_folders([photo(photos / "a.jpg", ANNA, wish)], tmp_path / "out")
        assert list(tree(tmp_path / "out")) == [f"{folder}/a.jpg"]

    def test_a_file_in_place_of_the_folder(self, photos, tmp_path):
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "Anna").write_bytes(b"a file")
        export_folders([photo(photos / "a.jpg")], tmp_path / "out")
        assert sorted(tree(tmp_path / "out")) == ["Anna", "Anna (2)/a.jpg"]


class TestLinks:
    def test_point_to_the_originals(self, photos, tmp_path, monkeypatch):
        monkeypatch.chdir(photos)
        items = [photo(Path("a.jpg")), photo(photos / "2020" / "a.jpg")]
        assert counts(export_folders(items, tmp_path / "out", link=True)) == (1, 2, 0, 0)
        assert (tmp_path / "out/Anna/a.jpg").readlink() == photos / "a.jpg"
        assert (tmp_path / "out/Anna/a (2).jpg").readlink() == photos / "2020" / "a.jpg"

    def test_again_adds_nothing(self, photos, tmp_path):
        items = [photo(photos / "a.jpg"), photo(photos / "2020" / "a.jpg")]
        export_folders(items, tmp_path / "out", link=True)
        assert counts(export_folders(items, tmp_path / "out", link=True)) == (1, 0, 2, 0)
        assert counts(export_folders(items, tmp_path / "out")) == (1, 0, 2, 0)

    def test_a_broken_link_is_left_alone(self, photos, tmp_path):
        broken = tmp_path / "out/Anna/a.jpg"
        broken.parent.mkdir(parents=True)
        broken.symlink_to(tmp_path / "nowhere.jpg")
        export_folders([photo(photos / "a.jpg")], tmp_path / "out")
        assert broken.readlink() == tmp_path / "nowhere.jpg"
        assert (tmp_path / "out/Anna/a (2).jpg").read_bytes() == b"first photo"
        assert not (tmp_path / "nowhere.jpg").exists()

    def test_a_vanished_photo_gets_no_link(self, photos, tmp_path):
        report = export_folders([photo(photos / "gone.jpg")], tmp_path / "out", link=True)
        assert [failure.reason for failure in report.failures] == ["The file is no longer there."]

    @pytest.mark.parametrize(
        "error", [OSError(errno.EPERM, "not permitted"), NotImplementedError("no links")]
    )
    def test_where_there_are_no_links(self, photos, tmp_path, monkeypatch, error):
        def refuse(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr(Path, "symlink_to", refuse)
        with pytest.raises(KnownError, match="export copies instead"):
            export_folders([photo(photos / "a.jpg")], tmp_path / "out", link=True)


class TestChips:
    def item(self, chip: np.ndarray, stem: str = "a 1") -> ExportItem:
        return ExportItem(ANNA, "Anna", Path("a.jpg"), stem, lambda: chip)

    def test_lossless(self, chip, tmp_path):
        assert counts(export_folders([self.item(chip)], tmp_path / "out")) == (1, 1, 0, 0)
        with Image.open(tmp_path / "out/Anna/a 1.png") as image:
            np.testing.assert_array_equal(np.asarray(image), chip)

    def test_the_same_chip_is_there_already_however_it_was_compressed(self, chip, tmp_path):
        path = tmp_path / "out/Anna/a 1.png"
        path.parent.mkdir(parents=True)
        Image.fromarray(chip).save(path, compress_level=0)
        before = path.read_bytes()
        assert counts(export_folders([self.item(chip)], tmp_path / "out")) == (1, 0, 1, 0)
        assert path.read_bytes() == before

    @pytest.mark.parametrize("other", ["mirrored", "smaller", "grey", "text", "folder"])
    def test_anything_else_is_left_alone(self, chip, tmp_path, other):
        path = tmp_path / "out/Anna/a 1.png"
        path.parent.mkdir(parents=True)
        if other == "text":
            path.write_bytes(b"not a picture")
        elif other == "folder":
            path.mkdir()
        else:
            image = Image.fromarray(chip)
            changed = {
                "mirrored": image.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
                "smaller": image.resize((20, 20)),
                "grey": image.convert("L"),
            }
            changed[other].save(path)
        before = path.is_dir() or path.read_bytes()
        assert counts(export_folders([self.item(chip)], tmp_path / "out")) == (1, 1, 0, 0)
        assert (path.is_dir() or path.read_bytes()) == before
        assert (tmp_path / "out/Anna/a 1 (2).png").is_file()

    def test_made_one_at_a_time(self, chip, tmp_path):
        made: list[int] = []

        def make(number: int) -> np.ndarray:
            assert len(list((tmp_path / "out").rglob("*.png"))) == number
            made.append(number)
            return chip

        items = (
            ExportItem(ANNA, "Anna", Path("a.jpg"), f"{n}", lambda n=n: make(n)) for n in range(3)
        )
        assert export_folders(items, tmp_path / "out").written == 3
        assert made == [0, 1, 2]

    @pytest.mark.parametrize(
        ("error", "reason"),
        [
            (
                KnownError("The picture is cut off or damaged."),
                "The picture is cut off or damaged.",
            ),
            (FileNotFoundError(errno.ENOENT, "no"), "The file is no longer there."),
            (PermissionError(errno.EACCES, "no"), "The file may not be read."),
            (OSError(errno.EIO, "I/O error"), "The file could not be read (I/O error)."),
        ],
    )
    def test_one_that_cannot_be_made_is_recorded(self, chip, tmp_path, error, reason):
        def fail() -> np.ndarray:
            raise error

        items = [ExportItem(ANNA, "Anna", Path("x.jpg"), "x", fail), self.item(chip)]
        report = export_folders(items, tmp_path / "out")
        assert counts(report) == (1, 1, 0, 1)
        assert (report.failures[0].source, report.failures[0].reason) == (Path("x.jpg"), reason)


class TestTrouble:
    def test_a_vanished_photo_is_recorded_and_the_rest_exported(self, photos, tmp_path):
        items = [photo(photos / "gone.jpg"), photo(photos), photo(photos / "a.jpg")]
        report = export_folders(items, tmp_path / "out")
        assert counts(report) == (1, 1, 0, 2)
        assert report.failures[0].reason == "The file is no longer there."
        assert "could not be read" in report.failures[1].reason

    def test_a_photo_that_cannot_be_written_whole_leaves_nothing(self, photos, tmp_path):
        """A limit on the size of files stands for a drive that cannot hold large ones."""
        (photos / "b.jpg").write_bytes(b"x" * 50_000)
        items = [photo(photos / "b.jpg"), photo(photos / "a.jpg")]
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
        try:
            report = export_folders(items, tmp_path / "out")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, handler)
        assert "too large for the disk" in report.failures[0].reason
        assert [path.name for path in (tmp_path / "out/Anna").iterdir()] == ["a.jpg"]

    @pytest.mark.parametrize(
        ("code", "words"),
        [(errno.ENOSPC, "The disk is full"), (errno.EROFS, "cannot be written")],
    )
    def test_trouble_of_the_destination_ends_the_export(
        self, photos, tmp_path, monkeypatch, code, words
    ):
        def refuse(*_: object, **__: object) -> None:
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr(os, "link", refuse)
        with pytest.raises(KnownError, match=words) as caught:
            export_folders([photo(photos / "a.jpg")], tmp_path / "out")
        assert str(tmp_path / "out") in str(caught.value)
        assert list((tmp_path / "out/Anna").iterdir()) == []

    @pytest.mark.parametrize("destination", ["file", "file/below"])
    def test_a_file_as_destination(self, photos, tmp_path, destination):
        (tmp_path / "file").write_bytes(b"a file")
        with pytest.raises(KnownError, match="file, not a folder"):
            export_folders([photo(photos / "a.jpg")], tmp_path / destination)
        assert (tmp_path / "file").read_bytes() == b"a file"

    def test_drives_without_hard_links(self, photos, tmp_path, monkeypatch):
        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(errno.EPERM, "no hard links here")

        monkeypatch.setattr(os, "link", refuse)
        items = [photo(photos / "a.jpg"), photo(photos / "2020" / "a.jpg")]
        assert counts(export_folders(items, tmp_path / "out")) == (1, 2, 0, 0)
        assert tree(tmp_path / "out") == {
            "Anna/a.jpg": b"first photo",
            "Anna/a (2).jpg": b"another first photo",
        }

    @pytest.mark.parametrize("hard_links", [True, False])
    def test_a_file_that_appears_in_the_last_moment(
        self, photos, tmp_path, monkeypatch, hard_links
    ):
        """Another program makes the name between the look and the write."""
        link = os.link

        def late(source: Path, target: Path) -> None:
            if not (tmp_path / "out/Anna/a (2).jpg").exists() and target.name == "a.jpg":
                target.write_bytes(b"of another program")
            if hard_links:
                link(source, target)
            else:
                raise OSError(errno.EOPNOTSUPP, "no hard links here")

        monkeypatch.setattr(os, "link", late)
        assert counts(export_folders([photo(photos / "a.jpg")], tmp_path / "out")) == (1, 1, 0, 0)
        assert tree(tmp_path / "out") == {
            "Anna/a.jpg": b"of another program",
            "Anna/a (2).jpg": b"first photo",
        }


class TestProgress:
    def test_told_after_every_item(self, photos, tmp_path):
        heard: list[Progress] = []
        items = [photo(photos / "gone.jpg"), photo(photos / "a.jpg")]
        export_folders(items, tmp_path / "out", progress=heard.append)
        assert heard == [Progress(1, 2, failures=1), Progress(2, 2, failures=1)]

    def test_without_a_length(self, photos, tmp_path):
        heard: list[Progress] = []
        export_folders(iter([photo(photos / "a.jpg")]), tmp_path / "out", progress=heard.append)
        assert heard == [Progress(1, None)]

    def test_cancelled_between_two_items(self, photos, tmp_path):
        token = CancelToken()
        items = [photo(photos / "a.jpg"), photo(photos / "b.jpg")]
        with pytest.raises(CancelledError):
            export_folders(items, tmp_path / "out", cancel=token, progress=lambda _: token.cancel())
        assert tree(tmp_path / "out") == {"Anna/a.jpg": b"first photo"}

    def test_nothing_to_export(self, tmp_path):
        assert counts(export_folders([], tmp_path / "out")) == (0, 0, 0, 0)
