"""What is said where the packages for comparison are not installed."""

from collections.abc import Iterator
from contextlib import contextmanager

from photoorg.core.errors import KnownError


class LabMissingError(KnownError, ImportError):
    """scikit-learn, matplotlib or chinese-whispers is not there.

    It is an ImportError as well, as those who import the estimator expect one.
    """


@contextmanager
def lab_packages() -> Iterator[None]:
    """Around imports of what only the extra `lab` brings.

    Raises:
        LabMissingError: an import in the block failed.
    """
    try:
        yield
    except ImportError as error:
        raise LabMissingError(
            "The comparison needs packages that the packaged program does not have; "
            "in an installation of your own this brings them: pip install 'photoorg[lab]'"
        ) from error
