"""What the window has to know of a library before it is seen.

To load all that works with a library takes longer than to load the window, and comes after it.
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
