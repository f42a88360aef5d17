"""Whether a library can be opened and what for, before all that it needs is loaded.

The window asks this before it is seen: what does the work takes longer to load than the window.
"""

from photoorg.library.paths import Paths
from photoorg.storage.database import Database
from photoorg.storage.roots import Roots


def has_folders(paths: Paths) -> bool:
    """Whether folders were added to a library, which is made if there is none.

    Raises:
        KnownError: it cannot be written, is damaged, or was made by a newer version.
    """
    database = Database(paths.database)
    try:
        return bool(Roots(database).all())
    finally:
        database.close()
