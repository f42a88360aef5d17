"""The rows of a face that the owner drew, for an edit to add and to take away again."""

from photoorg.core.ids import PhotoId
from photoorg.storage.faces import NewFace
from photoorg.storage.row_changes import Values


def rows_of_drawn(photo: PhotoId, face: NewFace) -> dict[str, Values]:
    """Table -> columns, without the id; no vector where no landmarks were found."""
    rows: dict[str, Values] = {
        "face": {
            "photo": photo,
            "box_left": face.box.left,
            "box_top": face.box.top,
            "box_width": face.box.width,
            "box_height": face.box.height,
            "landmarks": None if face.landmarks is None else face.landmarks.astype("<f4").tobytes(),
            "sharpness": face.quality.sharpness,
            "size": face.quality.size,
            "frontality": face.quality.frontality,
            "detector_quality": face.quality.detector,
            "quality": face.quality.score,
            "score": face.score,
            "detector": face.detector,
        },
        "thumbnail": {"jpeg": face.thumbnail},
    }
    if face.embedding is not None:
        embedding = face.embedding.astype("<f4").tobytes()
        rows["vector"] = {"embedding": embedding, "model": face.model}
    return rows
