"""Where points of a photo are in the thumbnail that was cut out of it."""

import io

import numpy as np
import pytest
from PIL import Image

from photoorg.imaging import encode_thumbnail, points_in_thumbnail


@pytest.mark.parametrize(
    ("photo", "box", "spot"),
    [
        ((400, 300), (150, 100, 230, 180), (170, 120)),
        ((400, 300), (-20, -10, 60, 70), (25, 30)),
        ((400, 300), (340, 240, 420, 320), (380, 280)),
        ((400, 120), (150, 10, 290, 150), (220, 60)),
        ((90, 80), (-10, -10, 100, 100), (40, 30)),
    ],
)
def test_a_spot_is_where_it_is_said_to_be(
    photo: tuple[int, int], box: tuple[int, int, int, int], spot: tuple[int, int]
) -> None:
    width, height = photo
    pixels = np.zeros((height, width, 3), np.uint8)
    x, y = spot
    pixels[y - 2 : y + 3, x - 2 : x + 3] = 255
    with Image.open(io.BytesIO(encode_thumbnail(pixels, box))) as image:
        grey = np.asarray(image.convert("L"), float)
    grey[grey < 60] = 0
    rows, columns = np.indices(grey.shape)
    found = np.array([(grey * columns).sum(), (grey * rows).sum()]) / grey.sum()
    (said,) = points_in_thumbnail(np.array([[x + 0.5, y + 0.5]]), box, photo)
    np.testing.assert_allclose(found + 0.5, said, atol=1.0)
