"""The nearest faces to one that is asked for, among very many.

A question is one face, or several of one person taken as their mean: the mean squared distance
of a face to all of them is that to their middle plus their spread, so a person costs no more than
a face. All faces are looked at; the few that are nearest are measured again, exactly.

Nearness counts as grouping counts it: faces in a crowd, to which everybody is near, are farther.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.clustering.album import MOST_MODES
from photoorg.clustering.probability import to_person
from photoorg.clustering.searching import Embeddings
from photoorg.clustering.summaries import Floats, Ints, summarise

Flags = npt.NDArray[np.bool_]

_SPARE = 64
"""So many more than wanted are measured exactly; float32 products are wrong by up to 1e-5."""

_CROWD_OF = 10
_MOST_FACES = 2000


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What is looked for.

    Attributes:
        centre: float64[d].
        spread: the mean squared distance of the faces from their centre, 0 for one face.
        crowding: what squared distances grow by, as of a face of the library.
    """

    centre: Floats
    spread: float
    crowding: float

    @classmethod
    def of(cls, embeddings: Embeddings, crowding: npt.ArrayLike = 0.0) -> "Question":
        """Faces float32[m, d] taken as one, with their crowding float[m] or one for all.

        Raises:
            ValueError: there is none.
        """
        if not len(embeddings):
            raise ValueError("a question needs a face")
        crowds = np.broadcast_to(np.asarray(crowding, np.float64), (len(embeddings),))
        look = summarise(embeddings, np.zeros(len(embeddings), np.int64), np.array(crowds))
        return cls(look.centres[0], float(look.spreads[0]), float(look.crowding[0]))


@dataclass(frozen=True, slots=True, eq=False)
class Nearest:
    """Faces near to a question, the nearest first, crowding included; all arrays [k].

    Attributes:
        rows: int64.
        distances: float64, the root of the mean squared distance to the faces of the question.
        squares: float64, squared distances with crowding: what probabilities belong to.
    """

    rows: Ints
    distances: Floats
    squares: Floats

    def __len__(self) -> int:
        return len(self.rows)


def plain_squares(
    centre: npt.NDArray[np.floating], embeddings: Embeddings, norms: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """float32[n]: squared distances of faces float32[n, d] to a point float[d], for a question.

    `norms` float32[n] are the squared norms of the faces. They are wrong by up to 1e-5.

    Raises:
        ValueError: the arrays are not of the same faces.
    """
    if len(norms) != len(embeddings):
        raise ValueError(f"{len(norms)} norms of {len(embeddings)} faces")
    squares = embeddings @ (-2 * centre).astype(np.float32)
    squares += norms
    squares += np.float32(np.square(centre, dtype=np.float64).sum())
    return np.asarray(squares, np.float32)


def nearest_faces(
    question: Question,
    embeddings: Embeddings,
    squares: npt.NDArray[np.float32],
    crowding: Floats,
    count: int,
    among: Flags | None = None,
) -> Nearest:
    """The `count` nearest of faces float32[n, d] to a question; equals by their rows.

    Args:
        squares: float32[n], the `plain_squares` of the question's centre.
        crowding: float64[n].
        among: bool[n], the faces that may be found; all without it.

    Raises:
        ValueError: `count` is below 0, or the arrays are not of the same faces.
    """
    n = len(embeddings)
    if count < 0 or len(squares) != n or len(crowding) != n:
        raise ValueError(f"{count} of {n} faces, {len(squares)} squares, {len(crowding)} crowds")
    rough = (crowding / 2).astype(np.float32)
    rough += squares
    if among is not None:
        rough[~among] = np.inf
    wanted = min(count + _SPARE, n)
    rows = np.argpartition(rough, wanted - 1)[:wanted] if wanted < n else np.arange(n)
    rows = rows[np.isfinite(rough[rows])]
    apart = embeddings[rows].astype(np.float64) - question.centre
    plain = np.einsum("ij,ij->i", apart, apart) + question.spread
    crowded = plain + (crowding[rows] + question.crowding) / 2
    order = np.lexsort((rows, crowded))[:count]
    return Nearest(rows[order], np.sqrt(plain[order]), crowded[order])


def crowd_around(squares: npt.NDArray[np.float32], crowding: Floats) -> float:
    """The crowding of a face that is none of the library: the median of that of its nearest.

    `squares` float32[n] are its distances to the faces with crowding float64[n]. Without faces it
    is 0.
    """
    if not len(squares):
        return 0.0
    few = min(_CROWD_OF, len(squares))
    return float(np.median(crowding[np.argpartition(squares, few - 1)[:few]]))


def some_of(rows: Ints) -> Ints:
    """Of very many faces of a person some, evenly spread: more of them say nothing new."""
    return rows[:: max(1, -(-len(rows) // _MOST_FACES))]


def square_to_person(
    question: Question, embeddings: Embeddings, pieces: Ints, crowding: Floats
) -> float:
    """The squared distance, crowding included, of a question to a person with these faces.

    `embeddings` float32[m, d], at least one, `pieces` int64[m] the ways that the person looks (-1
    for none) and `crowding` float64[m]. It is what suggestions of names go by: mostly the nearest
    way, a little all of the person.
    """
    whole = _squares(question, embeddings, np.zeros(len(embeddings), np.int64), crowding)[0]
    inside = pieces >= 0
    if not inside.any():
        return float(whole)
    _, mode, sizes = np.unique(pieces[inside], return_inverse=True, return_counts=True)
    squares = _squares(question, embeddings[inside], mode.ravel(), crowding[inside])
    largest = np.argsort(-sizes, kind="stable")[:MOST_MODES]
    return float(to_person(squares[largest].min(), whole))


def _squares(question: Question, embeddings: Embeddings, groups: Ints, crowding: Floats) -> Floats:
    """float64[g]: the squared distances of a question to groups 0..g-1."""
    looks = summarise(embeddings, groups, crowding)
    apart = looks.centres - question.centre
    own = looks.spreads + question.spread + (looks.crowding + question.crowding) / 2
    return np.asarray(np.einsum("ij,ij->i", apart, apart) + own)
