"""Some of the faces, by what is written of them: where grouping does well, and where badly."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from photoorg.core.errors import KnownError

ALL = "all"
REST = "rest"
FEWEST = 20

Tags = Sequence[frozenset[str]]
Mask = npt.NDArray[np.bool_]


def subset_masks(tags: Tags, wanted: Sequence[str]) -> dict[str, Mask]:
    """A mask bool[n] for each of the `wanted` tags, in their order.

    `rest` stands for the faces with none of the other wanted tags or, by itself, without any
    tag. `all` stands for every tag that at least 20 faces have, most frequent first, and the
    rest if there is any.

    Raises:
        KnownError: no face has such a tag, or nothing is left for the rest.
    """
    if not wanted:
        return {}
    faces = Counter(tag for own in tags for tag in own)
    names = [name for name in dict.fromkeys(wanted) if name not in (ALL, REST)]
    unknown = [name for name in names if name not in faces]
    if unknown or not faces:
        there = ", ".join(sorted(faces)) or "none"
        raise KnownError(f"No face has the tag {(unknown or [REST])[0]}; the tags are: {there}.")
    if ALL in wanted:
        frequent = [tag for tag, count in sorted(faces.items(), key=_most_first) if count >= FEWEST]
        names = list(dict.fromkeys([*names, *frequent]))
    masks = {name: np.array([name in own for own in tags], bool) for name in names}
    if ALL in wanted or REST in wanted:
        named = frozenset(names or faces)
        rest = np.array([not named & own for own in tags], bool)
        if rest.any():
            masks[REST] = rest
        elif REST in wanted:
            raise KnownError("Every face has one of these tags; nothing is left for the rest.")
    return masks


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
