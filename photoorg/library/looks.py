"""Tags of faces, and the search for a person with a look: "Anna smiling".

The owner tags a few faces with a word; what the word means is learnt from them against faces
without it, as they are now: nothing learnt is kept.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.analysis.looks import LookFeatures, likeness, tag_scores, with_look
from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.library.face_looks import describe_looks
from photoorg.library.library import Library
from photoorg.library.understanding import understanding_of
from photoorg.storage.looks_view import LooksView
from photoorg.storage.tags import Tags

__all__ = ["BEST_FEATURES", "FoundLook", "LookFeatures", "find_look", "tags_of", "words"]

BEST_FEATURES = LookFeatures.PICTURE
"""What was best of all in `evaluate --looks`; see docs/analysis.md."""

_CANDIDATES = 600
"""So many faces that are most like the person are looked at for the tag."""

_UNTAGGED = 900
"""So many faces without the tag, of all persons, teach what it is not."""

_MOST_TAGGED = 600

Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class FoundLook:
    """A face that may be the person with the look.

    Attributes:
        like_person: the cosine between it and the person, -1 to 1.
        like_tag: how much it looks tagged, -1 to 1.
        tagged: whether the owner has tagged it.
    """

    face: FaceId
    photo: PhotoId
    person: PersonId | None
    like_person: float
    like_tag: float
    tagged: bool


def words(library: Library) -> dict[str, int]:
    """The words that faces are tagged with, and how many faces each."""
    return Tags(library.database).words()


def tags_of(library: Library, face: FaceId) -> list[str]:
    """The words of one face."""
    return Tags(library.database).of(face)


def find_look(
    library: Library,
    person: PersonId,
    word: str,
    count: int = 20,
    features: LookFeatures = BEST_FEATURES,
) -> list[FoundLook]:
    """The faces that are nearest to a person with a look, the best first.

    Any face may be found, for instance one that is nobody's yet. Those of ignored persons are not.

    Raises:
        KnownError: no face has the tag, all have, or the person has no faces to compare with.
    """
    tags = Tags(library.database)
    spelled = tags.spelling(word)
    if spelled is None:
        raise KnownError(f"No face has the tag {word}.")
    faces, _ = understanding_of(library).measured()
    album = faces.album
    own = album.persons == person
    if not own.any():
        raise KnownError("This person has no faces that could be compared with others.")
    tagged = np.isin(faces.ids, np.array(tags.faces_with(spelled), np.int64))
    like = likeness(album.embeddings, own, album.embeddings.mean(axis=0, dtype=np.float64))
    hidden = np.isin(album.persons, album.hidden)
    candidates = _candidates(like, hidden)
    chosen = np.union1d(candidates, _teachers(tagged, album.persons))
    seen = LooksView(library.database).some(faces.ids[chosen].tolist())
    chosen = chosen[np.isin(faces.ids[chosen], [it.face for it in seen])]
    if not tagged[chosen].any() or tagged[chosen].all():
        raise KnownError(f"A tag is learnt from faces with {word} and faces without it.")
    described = describe_looks(seen).features(features)
    scores = tag_scores(described, tagged[chosen], album.persons[chosen])
    scores[tagged[chosen]] = 1.0
    total = with_look(like[chosen], scores)
    total[~np.isin(chosen, candidates)] = -np.inf
    order = np.lexsort((chosen, -total))[: min(count, len(candidates))]
    return [
        FoundLook(
            FaceId(int(faces.ids[row])),
            PhotoId(int(album.photos[row])),
            PersonId(int(album.persons[row])) if album.persons[row] else None,
            float(like[row]),
            float(scores[place]),
            bool(tagged[row]),
        )
        for place, row in ((place, int(chosen[place])) for place in order.tolist())
        if np.isfinite(total[place])
    ]


def _candidates(like: npt.NDArray[np.float64], hidden: Flags) -> Ints:
    order = np.argsort(np.where(hidden, np.inf, -like), kind="stable")
    return np.sort(order[: min(_CANDIDATES, int((~hidden).sum()))])


def _teachers(tagged: Flags, persons: Ints) -> Ints:
    """The tagged faces, and others spread over all: first those of the persons that are tagged.

    Another face of the same person differs by the look alone, so it teaches most.
    """
    random = np.random.default_rng(0)
    with_it = np.flatnonzero(tagged)
    if len(with_it) > _MOST_TAGGED:
        with_it = random.choice(with_it, _MOST_TAGGED, replace=False)
    without = np.flatnonzero(~tagged)
    kin = np.isin(persons[without], persons[tagged]) & (persons[without] > 0)
    near, far = (random.permutation(without[part]) for part in (kin, ~kin))
    half = _UNTAGGED // 2
    return np.concatenate([with_it, near[:half], far[: _UNTAGGED - min(half, len(near))]])
