"""The words that the owner gave to faces."""

from photoorg.core.ids import FaceId
from photoorg.core.records import FaceState
from photoorg.storage.database import Database


class Tags:
    """Repository of the table `tag`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def words(self) -> dict[str, int]:
        """Every word, and how many faces have it; those of the bin aside."""
        rows = self._database.all(
            "SELECT word, count(*) FROM tag JOIN face ON face.id = tag.face WHERE state != ?"
            " GROUP BY word ORDER BY word",
            (FaceState.NOT_A_FACE,),
        )
        return dict(rows)

    def spelling(self, word: str) -> str | None:
        """The word as it is stored, capitals aside; None if no face has it."""
        wanted = word.casefold()
        rows = self._database.all("SELECT DISTINCT word FROM tag ORDER BY word")
        return next((known for (known,) in rows if known.casefold() == wanted), None)

    def faces_with(self, word: str) -> list[FaceId]:
        """The faces that have the word, spelled as it is stored."""
        rows = self._database.all("SELECT face FROM tag WHERE word = ? ORDER BY face", (word,))
        return [FaceId(face) for (face,) in rows]

    def of(self, face: FaceId) -> list[str]:
        """The words of a face."""
        rows = self._database.all("SELECT word FROM tag WHERE face = ? ORDER BY word", (face,))
        return [word for (word,) in rows]
