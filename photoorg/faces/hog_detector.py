"""dlib's HOG face detector: frontal faces only, cheap on machines without fast matrices."""

import dlib

from photoorg.core.arrays import Pixels
from photoorg.faces.detection import Detection


class HogDetector:
    """Finds frontal faces of 80 pixels and more; each upsampling halves that."""

    def __init__(self, *, upsample: int = 0) -> None:
        self._detector = dlib.get_frontal_face_detector()
        self._upsample = upsample

    def detect(self, pixels: Pixels) -> list[Detection]:
        """The faces in uint8[h, w, 3], best first."""
        boxes, scores, _ = self._detector.run(pixels, self._upsample, 0.0)
        return [
            Detection(box.left(), box.top(), box.right(), box.bottom(), score)
            for box, score in zip(boxes, scores, strict=True)
        ]
