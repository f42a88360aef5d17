from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.core.errors import KnownError
from photoorg.core.geometry import Box
from photoorg.faces.detection import Detection, SearchSettings
from photoorg.library.detection_evaluation import (
    LabelledPhoto,
    _matches,
    _measure,
    read_boxes,
)

places = st.floats(0, 0.8)
boxes = st.lists(
    st.builds(Box, places, places, st.floats(0.02, 0.4), st.floats(0.02, 0.4)), max_size=6
)

IMGLAB = """<?xml version='1.0' encoding='ISO-8859-1'?>
<?xml-stylesheet type='text/xsl' href='image_metadata_stylesheet.xsl'?>
<dataset>
<name>Faces</name>
<images>
  <image file='one.jpg' width='200' height='100'>
    <box top='10' left='20' width='40' height='50'/>
    <box top='-5' left='150' width='60' height='30'><label>face</label></box>
  </image>
  <image file='below/nobody.jpg' width='10' height='10'>
  </image>
</images>
</dataset>
"""


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    (tmp_path / "below").mkdir()
    (tmp_path / "one.jpg").touch()
    (tmp_path / "below" / "nobody.jpg").touch()
    file = tmp_path / "faces.xml"
    file.write_text(IMGLAB)
    return file


# -- labels --------------------------------------------------------------------------------


def test_boxes_are_read_with_their_photos(labelled: Path) -> None:
    one, nobody = read_boxes([labelled])
    assert one.path == labelled.parent / "one.jpg"
    assert [box.to_pixels((200, 100)) for box in one.boxes] == [
        (20, 10, 60, 60),
        (150, -5, 210, 25),
    ]
    assert nobody == LabelledPhoto(labelled.parent / "below" / "nobody.jpg", [])


def test_several_files_are_read_one_after_the_other(labelled: Path) -> None:
    assert read_boxes([labelled, labelled]) == read_boxes([labelled]) * 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not xml",
        IMGLAB[:300],
        IMGLAB.replace("width='200'", ""),
        IMGLAB.replace("width='200'", "width='wide'"),
        IMGLAB.replace("width='200'", "width='0'"),
        IMGLAB.replace("left='20'", ""),
        IMGLAB.replace("file='one.jpg'", ""),
    ],
    ids=["empty", "text", "cut off", "no size", "no number", "no width", "no left", "no file"],
)
def test_a_file_that_is_none_of_imglab_is_named(labelled: Path, text: str) -> None:
    labelled.write_text(text)
    with pytest.raises(KnownError, match="format of imglab") as caught:
        read_boxes([labelled])
    assert str(labelled) in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"There is no file .*missing\.xml"):
        read_boxes([tmp_path / "missing.xml"])


def test_a_photo_that_is_not_there_is_named(labelled: Path) -> None:
    (labelled.parent / "one.jpg").unlink()
    with pytest.raises(KnownError, match=r"one\.jpg is missing"):
        read_boxes([labelled])


def test_files_without_photos_cannot_be_measured(labelled: Path) -> None:
    labelled.write_text("<dataset><images></images></dataset>")
    with pytest.raises(KnownError, match="There are no photos"):
        read_boxes([labelled])


# -- which finds are faces -----------------------------------------------------------------


def test_a_face_is_found_when_half_of_both_is_shared() -> None:
    truth = [Box(0.0, 0.0, 0.4, 0.4)]
    assert _matches(truth, [Box(0.1, 0.0, 0.4, 0.4)]) == 1, "3/5 shared"
    assert _matches(truth, [Box(0.2, 0.0, 0.4, 0.4)]) == 0, "1/3 shared"
    assert _matches(truth, []) == _matches([], truth) == 0


def test_one_find_is_one_face_and_one_face_is_found_once() -> None:
    box = Box(0.1, 0.1, 0.4, 0.4)
    near = Box(0.15, 0.1, 0.4, 0.4)
    assert _matches([box], [box, near]) == 1
    assert _matches([box, near], [box]) == 1
    assert _matches([box, near], [near, box]) == 2


def test_the_best_pairs_go_first() -> None:
    left, middle, right = (Box(x, 0.0, 0.4, 0.4) for x in (0.0, 0.05, 0.1))
    assert _matches([left, right], [middle, right]) == 2


@given(boxes, boxes)
@settings(max_examples=60, deadline=None)
def test_matches_are_bounded_and_do_not_depend_on_the_order(
    truth: list[Box], found: list[Box]
) -> None:
    count = _matches(truth, found)
    assert 0 <= count <= min(len(truth), len(found))
    assert _matches(truth, truth) == len(truth)
    assert _matches(truth, [*found, *truth]) == len(truth)


# -- rows ----------------------------------------------------------------------------------


def test_recall_and_precision_of_a_detector() -> None:
    picture = np.zeros((100, 200, 3), np.uint8)
    photos = [
        LabelledPhoto(Path("a"), [Box(0.1, 0.1, 0.2, 0.4), Box(0.5, 0.1, 0.2, 0.4)]),
        LabelledPhoto(Path("b"), [Box(0.1, 0.1, 0.2, 0.4)]),
    ]
    exactly = Detection(20, 10, 59, 49, 1.0)
    elsewhere = Detection(150, 60, 190, 99, 0.5)
    answers = iter([[], [exactly], [exactly, elsewhere]])  # the first run is not measured
    finder = SimpleNamespace(detect=lambda _: next(answers), settings=SearchSettings(upsample=1))

    row = _measure(finder, photos, [picture, picture], 800)

    assert (row.detector, row.upsample, row.max_size) == ("cnn", 1, 800)
    assert (row.found, row.recall, row.precision) == (3, pytest.approx(2 / 3), pytest.approx(2 / 3))
    assert row.seconds >= 0


def test_without_faces_and_finds_nothing_is_divided_by_nothing() -> None:
    finder = SimpleNamespace(detect=lambda _: [], settings=SearchSettings(upsample=0))
    picture = np.zeros((10, 10, 3), np.uint8)
    row = _measure(finder, [LabelledPhoto(Path("a"), [])], [picture], 0)
    assert (row.found, row.recall, row.precision) == (0, 0, 0)
