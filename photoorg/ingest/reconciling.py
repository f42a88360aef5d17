"""Which faces of an earlier search are found again by a new one, and what becomes of the rest."""

from collections.abc import Sequence

from photoorg.core.geometry import Box
from photoorg.faces.detection import is_drawn_face
from photoorg.storage.faces import NewFace
from photoorg.storage.searched_again import FaceUpdates, KnownFace

_SAME_FACE = 0.5  # intersection over union


def reconcile(known: Sequence[KnownFace], found: Sequence[NewFace]) -> FaceUpdates:
    """Match the faces that are known in a photo with those that a new search found in it.

    Each finds at most one of the other kind, the pairs that overlap most first; of equal ones
    those that the owner has decided on. A face that was drawn stays as it was drawn. A known
    one that is not found again goes, unless the owner has decided on it.
    """
    pairs = sorted(
        (-face.box.iou(other.box), not face.decided, face.id, number, face)
        for face in known
        for number, other in enumerate(found)
        if _is_same(face, other.box)
    )
    matched: dict[int, KnownFace] = {}
    met = set()
    for *_, number, face in pairs:
        if number not in matched and face.id not in met:
            matched[number] = face
            met.add(face.id)
    return FaceUpdates(
        [(face.id, found[n]) for n, face in sorted(matched.items()) if not face.drawn],
        [face for number, face in enumerate(found) if number not in matched],
        [face.id for face in known if face.id not in met and not face.decided],
    )


def _is_same(face: KnownFace, found: Box) -> bool:
    same = face.box.iou(found) >= _SAME_FACE
    return same or (face.drawn and is_drawn_face(face.box, found))
