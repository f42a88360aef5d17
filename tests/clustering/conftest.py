"""Albums of made-up faces, for what is suggested."""

from collections.abc import Callable

import numpy as np
import pytest

from photoorg.clustering.album import Album

MakeAlbum = Callable[..., Album]


def _pairs(pairs: object) -> np.ndarray:
    return np.array(pairs, np.int64).reshape(-1, 2)


@pytest.fixture(scope="session")
def make_album() -> MakeAlbum:
    """`make_album(embeddings, persons, ...)`: an album in which nothing else is known."""

    def made(embeddings: np.ndarray, persons: object, **known: object) -> Album:
        n = len(embeddings)
        fields = {
            "pieces": np.full(n, -1),
            "crowding": np.zeros(n),
            "quality": np.ones(n),
            "photos": np.arange(n),
            "confirmed": np.zeros(n, bool),
            "named": [],
            "hidden": [],
            "taken_at": None,
        } | known
        taken_at = fields["taken_at"]
        return Album(
            embeddings=np.asarray(embeddings, np.float32),
            persons=np.asarray(persons, np.int64),
            pieces=np.asarray(fields["pieces"], np.int64),
            crowding=np.asarray(fields["crowding"], np.float64),
            quality=np.asarray(fields["quality"], np.float32),
            photos=np.asarray(fields["photos"], np.int64),
            confirmed=np.asarray(fields["confirmed"], bool),
            rejections=_pairs(known.get("rejections", [])),
            different=_pairs(known.get("different", [])),
            named=np.asarray(fields["named"], np.int64),
            hidden=np.asarray(fields["hidden"], np.int64),
            taken_at=None if taken_at is None else np.asarray(taken_at, np.float64),
        )

    return made


@pytest.fixture(scope="session")
def random_album(make_album: MakeAlbum) -> Callable[[int], Album]:
    """`random_album(seed)`: 120 faces of look-alikes, of whom much has been said, at odds too."""

    def made(seed: int) -> Album:
        rng = np.random.default_rng(seed)
        n = 120
        truth = rng.integers(6, size=n)
        centres = rng.normal(size=(6, 128)) * 0.02
        persons = truth * 3 + rng.integers(1, 4, size=n)
        persons[rng.random(n) < 0.15] = 0
        ids = np.arange(1, 19)
        taken_at = rng.random(n) * 6 * 3.2e7
        taken_at[rng.random(n) < 0.3] = np.nan
        return make_album(
            centres[truth] + rng.normal(size=(n, 128)) * 0.03,
            persons,
            pieces=np.where(rng.random(n) < 0.2, -1, persons * 4 + rng.integers(4, size=n)),
            crowding=rng.random(n) * 0.1,
            quality=rng.random(n),
            photos=rng.integers(60, size=n),
            confirmed=(rng.random(n) < 0.3) & (persons > 0),
            rejections=np.column_stack([rng.integers(n, size=25), rng.choice(ids, 25)]),
            different=rng.choice(ids, (6, 2)),
            named=np.sort(rng.choice(ids, 6, replace=False)),
            hidden=np.sort(rng.choice(ids, 2, replace=False)),
            taken_at=taken_at,
        )

    return made
