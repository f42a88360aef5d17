"""How well regular visitors are found, in the made-up month of a camera at a door.

Of thirty persons a third come regularly, a third now and then, and a third for the first time in
the last days, some of them daily. Photos of labelled people are lit anew for every picture and
dated in their EXIF block, or, as cameras do that write none, by their file alone.
"""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from PIL import Image, ImageEnhance
from PIL.ExifTags import IFD, Base

from photoorg.core.errors import KnownError
from photoorg.core.ids import PersonId
from photoorg.core.jobs import CancelToken, ProgressListener, ignore_progress
from photoorg.imaging import UnreadablePhotoError, decode_photo
from photoorg.library.cleaning_evaluation import pictures_by_person
from photoorg.library.library import Library
from photoorg.library.paths import Paths, temporary_library
from photoorg.library.regulars import Visitor, VisitorKind, VisitRules, find_regulars
from photoorg.storage.faces import Faces

DAYS = 30
PEOPLE = 30
_START = datetime(2024, 5, 1)
_DATED_BY_FILE = 0.2
_MOST_PHOTOS = 2
_JPEG_QUALITY = 92


@dataclass(frozen=True, slots=True)
class Role:
    """One person of the month: the days (0 to 29) of the visits, ascending."""

    name: str
    kind: VisitorKind
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RegularsScore:
    """What was found of the month.

    Attributes:
        photos: how many were made.
        people: how many persons there were, `regulars` and `newcomers` among them.
        found: regulars who were called so.
        wrongly: persons called regular who are not; `new_wrongly` of them newcomers.
        exact: persons of whom all visits were found, and no others.
    """

    photos: int
    people: int
    regulars: int
    newcomers: int
    found: int
    wrongly: int
    new_wrongly: int
    exact: int


def plan_month(names: Sequence[str], random: np.random.Generator) -> list[Role]:
    """Who comes when: a third each regular, occasional, new, in an order that is drawn."""
    roles = (VisitorKind.REGULAR, VisitorKind.OCCASIONAL, VisitorKind.NEW)
    kinds = [roles[place % len(roles)] for place in range(len(names))]
    return [
        Role(name, kind, _days(kind, random))
        for name, kind in zip(random.permutation(np.array(names)).tolist(), kinds, strict=True)
    ]


def _days(kind: VisitorKind, random: np.random.Generator) -> tuple[int, ...]:
    """Days of visits, far enough from what another kind of visitor would do."""
    if kind is VisitorKind.REGULAR:
        every = int(random.integers(2, 8))  # from every other day to weekly
        days = range(int(random.integers(0, 3)), DAYS - 1, every)
        return tuple(sorted({day + int(random.integers(0, 2)) for day in days}))
    if kind is VisitorKind.NEW:
        first = DAYS - int(random.integers(2, 12))
        count = int(random.integers(1, DAYS - first + 1))
        return tuple(sorted({first, *random.choice(np.arange(first, DAYS), count).tolist()}))
    early = int(random.integers(0, 12))
    further = random.choice(np.arange(early + 1, DAYS), int(random.integers(0, 3)), replace=False)
    return tuple(sorted({early, *further.tolist()}))


def make_month(
    folder: Path, target: Path, *, seed: int = 0, people: int = PEOPLE
) -> tuple[list[Role], dict[Path, str]]:
    """Write the photos of a month to `target`; returns who came when, and who is in which photo.

    `folder` has one sub-folder a person; those with most photos take part.

    Raises:
        KnownError: there are not enough persons.
    """
    pictures = pictures_by_person(folder)
    if len(pictures) < people:
        raise KnownError(f"{folder} needs folders of {people} persons, with pictures in them.")
    names = sorted(pictures, key=lambda name: (-len(pictures[name]), name))[:people]
    random = np.random.default_rng(seed)
    roles = plan_month(names, random)
    target.mkdir(parents=True)
    shown: dict[Path, str] = {}
    for role in roles:
        for day in role.days:
            moment = _START + timedelta(days=day, hours=9, minutes=int(random.integers(0, 240)))
            for _ in range(int(random.integers(1, _MOST_PHOTOS + 1))):
                source = pictures[role.name][int(random.integers(len(pictures[role.name])))]
                path = target / f"{len(shown):05d}.jpg"
                _photograph(source, path, moment, random)
                shown[path.resolve()] = role.name
                moment += timedelta(minutes=int(random.integers(1, 180)))
    return roles, shown


def _photograph(source: Path, path: Path, moment: datetime, random: np.random.Generator) -> None:
    """The picture in another light, taken at the moment."""
    try:
        pixels = decode_photo(source.read_bytes(), source.suffix).pixels
    except (OSError, UnreadablePhotoError) as error:
        raise KnownError(f"{source} cannot be read.") from error
    image = ImageEnhance.Brightness(Image.fromarray(pixels)).enhance(random.uniform(0.8, 1.2))
    image = ImageEnhance.Contrast(image).enhance(random.uniform(0.8, 1.2))
    exif = Image.Exif()
    if random.random() >= _DATED_BY_FILE:
        exif.get_ifd(IFD.Exif)[Base.DateTimeOriginal] = f"{moment:%Y:%m:%d %H:%M:%S}"
    image.save(path, "JPEG", quality=_JPEG_QUALITY, exif=exif)
    os.utime(path, (moment.timestamp(), moment.timestamp()))


def evaluate_regulars(
    folder: Path,
    paths: Paths,
    *,
    seed: int = 0,
    people: int = PEOPLE,
    rules: VisitRules | None = None,
    jobs: int | None = None,
    progress: ProgressListener = ignore_progress,
    cancel: CancelToken | None = None,
) -> RegularsScore:
    """Make a month, scan and group it as any folder, and compare who is found with who came.

    Raises:
        KnownError: there are not enough persons in the folder.
        CancelledError: `cancel` was asked for.
    """
    with temporary_library() as place:
        own = replace(paths, library=Path(place) / "library")
        roles, shown = make_month(folder, Path(place) / "camera", seed=seed, people=people)
        with Library(own) as library:
            library.scan([Path(place) / "camera"], jobs=jobs, progress=progress, cancel=cancel)
            if cancel is not None:
                cancel.raise_if_cancelled()
            library.group()
            report = find_regulars(library, rules=rules)
            whose = _whose(library, shown)
    return score_month(roles, report.visitors, whose, len(shown))


def _whose(library: Library, shown: dict[Path, str]) -> dict[int, str]:
    """Person of the library -> the name that most of its photos show."""
    votes: dict[int, Counter[str]] = {}
    paths = library.path_of_photos()
    for person in library.people():
        for photo in _photos_of(library, person.id):
            votes.setdefault(person.id, Counter())[shown[paths[photo].resolve()]] += 1
    return {person: found.most_common(1)[0][0] for person, found in votes.items()}


def _photos_of(library: Library, person: int) -> list[int]:
    return [face.photo for face in Faces(library.database).of_person(PersonId(person))]


def score_month(
    roles: Sequence[Role], visitors: Sequence[Visitor], whose: dict[int, str], photos: int
) -> RegularsScore:
    """Compare who came with who was found; `whose` is the name of each of the visitors."""
    kinds = {role.name: role.kind for role in roles}
    regular = [whose[it.person] for it in visitors if it.kind is VisitorKind.REGULAR]
    wrongly = [name for name in regular if kinds[name] is not VisitorKind.REGULAR]
    seen: dict[str, list[Visitor]] = {}
    for visitor in visitors:
        seen.setdefault(whose[visitor.person], []).append(visitor)
    exact = [
        role
        for role in roles
        if len(found := seen.get(role.name, [])) == 1
        and tuple((visit.start - _START).days for visit in found[0].visits) == role.days
    ]
    return RegularsScore(
        photos,
        len(roles),
        sum(kind is VisitorKind.REGULAR for kind in kinds.values()),
        sum(kind is VisitorKind.NEW for kind in kinds.values()),
        len({name for name in regular if kinds[name] is VisitorKind.REGULAR}),
        len(wrongly),
        sum(kinds[name] is VisitorKind.NEW for name in wrongly),
        len(exact),
    )
