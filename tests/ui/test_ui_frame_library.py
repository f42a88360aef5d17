"""The library that the tests of the window use is what they think it is."""

from collections.abc import Callable

from PySide6.QtGui import QImage

from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.ui.session import Session


def test_the_small_library(library_paths: Paths) -> None:
    with Library(library_paths) as library:
        people = library.people()
        assert [p.name for p in people[:3]] == ["Anna Weber", "Ben Ito", None]
        assert [p.faces for p in people] == [14, 12, 10, 8, 6, 5, 3, 2]
        assert library.counts().photos == len(library.path_of_photos()) == 48
        assert all(path.is_file() for path in library.path_of_photos().values())
        assert library.edits.to_undo is None
        blob = library.database.scalar("SELECT jpeg FROM thumbnail LIMIT 1")
        assert QImage.fromData(blob).width() == 160


def test_a_scan_of_it_finds_nothing_new(library_paths: Paths) -> None:
    with Library(library_paths) as library:
        files = library.database.all("SELECT relative_path, size, mtime_ns FROM photo_file")
        root = library.roots()[0].path
        for name, size, mtime in files:
            status = (root / name.decode()).stat()
            assert (status.st_size, status.st_mtime_ns) == (size, mtime)


def test_sessions_are_closed(
    open_session: Callable[[Paths], Session], library_paths: Paths, qtbot: object
) -> None:
    opened = open_session(library_paths)
    assert not opened.busy
