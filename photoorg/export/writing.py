"""New files that appear whole or not at all, and never in place of another."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_CHUNK_BYTES = 1 << 20

_NO_HARD_LINKS = frozenset(
    {errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EINVAL}
)
"""What file systems without hard links (FAT, some network drives) answer."""


class SourceError(Exception):
    """The file to be copied could not be read; the cause says why."""


def copy_new(source: Path, target: Path) -> None:
    """Copy a file with its times and permissions to a name that is still free.

    Raises:
        SourceError: the source cannot be read.
        FileExistsError: the name is taken.
        OSError: the target cannot be written.
    """
    with _opened(source) as reader, _temporary(target) as temporary:
        with temporary.open("xb") as writer:
            for chunk in _chunks(reader):
                writer.write(chunk)
        # Not every drive keeps permissions; the times are set first.
        with suppress(OSError):
            shutil.copystat(source, temporary)
        _publish(temporary, target)


def write_new(data: bytes, target: Path) -> None:
    """Write a file under a name that is still free.

    Raises:
        FileExistsError: the name is taken.
        OSError: the target cannot be written.
    """
    with _temporary(target) as temporary:
        with temporary.open("xb") as writer:
            writer.write(data)
        _publish(temporary, target)


def same_content(first: Path, second: Path) -> bool:
    """Whether both are regular files (or links to such) of the same bytes.

    Raises:
        SourceError: the first, which is the source, cannot be read.
    """
    with _opened(first) as one:
        first_stat = os.fstat(one.fileno())
        try:
            second_stat = second.stat()
            if os.path.samestat(first_stat, second_stat):
                return True
            if not second.is_file() or second_stat.st_size != first_stat.st_size:
                return False
            with second.open("rb") as two:
                return all(chunk == two.read(_CHUNK_BYTES) for chunk in _chunks(one))
        except OSError:
            return False


@contextmanager
def _opened(source: Path) -> Iterator[BinaryIO]:
    try:
        reader = source.open("rb")
    except OSError as error:
        raise SourceError from error
    with reader:
        yield reader


def _chunks(reader: BinaryIO) -> Iterator[bytes]:
    while True:
        try:
            chunk = reader.read(_CHUNK_BYTES)
        except OSError as error:
            raise SourceError from error
        if not chunk:
            return
        yield chunk


@contextmanager
def _temporary(target: Path) -> Iterator[Path]:
    """A name beside the target, so that the finished file needs no copy to get there."""
    temporary = target.with_name(f".photoorg-{secrets.token_hex(8)}.part")
    try:
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _publish(temporary: Path, target: Path) -> None:
    """Give the finished file its name; `os.rename` would replace another one.

    Where hard links are missing, an empty file reserves the name and is then replaced.
    """
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        target.touch(exist_ok=False)
        try:
            temporary.replace(target)
        except OSError:
            target.unlink()
            raise
