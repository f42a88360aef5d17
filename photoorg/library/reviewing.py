"""Questions for the owner, the most useful first, and what each answer does.

A question is never asked twice: an answer is an edit that settles it, and what was skipped is
remembered in the library.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.library.editing import (
    Command,
    Confirm,
    Different,
    IgnoreFaces,
    IgnorePersons,
    Merge,
    Reject,
)
from photoorg.library.library import Library
from photoorg.library.understanding import Understanding, understanding_of
from photoorg.people.suggestions import PairCandidate
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons
from photoorg.storage.settings import Settings

WORTH_ASKING = 0.3
"""How probable it has to be that somebody is a person, for a sheet to show it."""

BEST_FACES = 8
"""So many faces of a person are shown beside a question."""

_COUNT_KEY = "questions"
_SKIPPED_KEY = "skipped questions"
_SKIPPED_KEPT = 5_000
_ODD_PERSONS = 30
_ODD_ONES = 10

Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Question:
    """Is this the person?

    Attributes:
        kind: "group": an unnamed group may be the person; "named": somebody with another name
            may be; "odd": a face of the person may not be; "pair": two persons without names
            may be one.
        person: who is asked about, and the name, if there is one.
        face: the face to look at, and its photo.
        faces: what an answer is about, the face among them.
        other: the person that the faces are now, if it is not the person itself.
        best: the person's best faces.
        probability: 0 to 1, that they are the same.
        other_name: the name of `other`, if there is one.
    """

    kind: Literal["group", "named", "odd", "pair"]
    person: PersonId
    name: str | None
    face: FaceId
    photo: PhotoId
    faces: tuple[FaceId, ...]
    other: PersonId | None
    best: tuple[FaceId, ...]
    probability: float
    other_name: str | None = None

    @property
    def key(self) -> Key:
        """What the question is known by."""
        return (self.kind, self.person, self.face if self.other is None else self.other)

    @property
    def yes(self) -> Command:
        """It is the person, whose name is kept."""
        if self.other is None:
            return Confirm([self.face], self.person)
        return Merge([self.person, self.other], name=self.name if self.other_name else None)

    @property
    def no(self) -> Command:
        """It is not."""
        if self.other is None:
            return Reject([self.face], self.person)
        return Different([self.person, self.other])

    @property
    def ignore(self) -> Command:
        """It is a stranger."""
        return IgnoreFaces([self.face]) if self.other is None else IgnorePersons([self.other])


def questions(library: Library) -> list[Question]:
    """All there is to ask, the most useful first.

    Whole groups, then persons who may have got two names, odd faces, and unnamed pairs.
    """
    understanding = understanding_of(library)
    names = library.people_names()
    skipped = _skipped(library)
    pairs = understanding.pairs()
    makers = _Questions(library, names)
    made = [question for pair in pairs if (question := makers.group(pair)) is not None]
    found = [question for question in made if question.kind == "group"]
    found.sort(key=lambda question: -question.probability * len(question.faces) ** 0.25)
    # Who gave two names mostly meant two people: only what is probable is worth the question.
    found += [q for q in made if q.kind == "named" and q.probability >= WORTH_ASKING]
    found += makers.odd_ones(understanding)
    found += [question for question in made if question.kind == "pair"]
    return [question for question in found if question.key not in skipped]


def count_questions(library: Library) -> int:
    """How many questions there are; the number is remembered, for it takes seconds."""
    found = len(questions(library))
    remember_count(library, found)
    return found


def remember_count(library: Library, count: int) -> None:
    """So many questions are left."""
    if count != known_count(library):
        Settings(library.database).put(_COUNT_KEY, str(count))


def known_count(library: Library) -> int | None:
    """How many questions there were last; None if they were never counted."""
    text = Settings(library.database).get(_COUNT_KEY)
    return None if text is None else int(text)


def sheet(library: Library, person: PersonId, limit: int = 200) -> list[Question]:
    """All that is probably this person: unnamed groups and single faces, the best first."""
    makers = _Questions(library, library.people_names())
    found = []
    for candidate in understanding_of(library).candidates(person, limit):
        if candidate.probability < WORTH_ASKING:
            break
        made = makers.candidate(person, candidate.person, candidate.face, candidate.probability)
        if made is not None:
            found.append(made)
    return found


def named_sheet(library: Library, person: int) -> tuple[str | None, list[Question]]:
    """The name of a person, and the sheet."""
    found = PersonId(person)
    return library.people_names().get(found), sheet(library, found)


def answers(yes: list[Question], no: list[Question]) -> list[Command]:
    """The edits that answer the questions of one person's sheet, as few as possible."""
    # What somebody is not goes first: it holds for whoever they are joined with afterwards.
    commands: list[Command] = [question.no for question in no if question.other is not None]
    strangers = [question.face for question in no if question.other is None]
    if strangers:
        commands.append(Reject(strangers, no[0].person))
    if yes:
        person = yes[0].person
        groups = [question.other for question in yes if question.other is not None]
        faces = [question.face for question in yes if question.other is None]
        if faces:
            commands.append(Confirm(faces, person))
        if groups:
            commands.append(Merge([person, *groups]))
    return commands


def skip(library: Library, question: Question) -> None:
    """Do not ask this again."""
    settings = Settings(library.database)
    kept = [key for key in _skipped(library) if key != question.key][-_SKIPPED_KEPT:]
    with library.database.transaction():
        settings.put(_SKIPPED_KEY, json.dumps([*kept, question.key]))


def unskip(library: Library, question: Question) -> None:
    """It may be asked again."""
    kept = [key for key in _skipped(library) if key != question.key]
    Settings(library.database).put(_SKIPPED_KEY, json.dumps(kept))


def _skipped(library: Library) -> dict[Key, None]:
    """The keys of what was skipped, the oldest first."""
    text = Settings(library.database).get(_SKIPPED_KEY)
    return dict.fromkeys((kind, one, other) for kind, one, other in json.loads(text or "[]"))


class _Questions:
    """Makes questions, looking every person up once."""

    def __init__(self, library: Library, names: dict[PersonId, str]) -> None:
        self._library = library
        self._faces = Faces(library.database)
        self._names = names
        self._best: dict[PersonId, tuple[FaceId, ...]] = {}
        self._all: dict[PersonId, tuple[FaceId, ...]] = {}

    def group(self, pair: PairCandidate) -> Question | None:
        """Whether `pair.other` is `pair.one`."""
        person = Persons(self._library.database).get(pair.other)
        if person is None or person.cover_face is None:
            return None
        return self.candidate(pair.one, pair.other, person.cover_face, pair.probability)

    def candidate(
        self, person: PersonId, other: PersonId | None, face: FaceId, probability: float
    ) -> Question | None:
        """Whether a group, or a face of nobody, is the person."""
        places = self._faces.places([face])
        if not places:
            return None
        faces = (face,) if other is None else self._faces_of(other)
        return Question(
            self._kind(person, other),
            person,
            self._names.get(person),
            face,
            places[0][1],
            faces,
            other,
            self._best_of(person),
            probability,
            None if other is None else self._names.get(other),
        )

    def _kind(self, person: PersonId, other: PersonId | None) -> Literal["group", "named", "pair"]:
        if person not in self._names:
            return "pair"
        return "named" if other in self._names else "group"

    def odd_ones(self, understanding: Understanding) -> list[Question]:
        """Faces of named persons that are probably somebody else, the worst first."""
        largest = sorted(self._names, key=lambda person: -len(self._faces_of(person)))
        found = []
        for person in largest[:_ODD_PERSONS]:
            odd = understanding.odd_ones(person, _ODD_ONES)
            photos = {face: photo for face, photo, _ in self._faces.places([o.face for o in odd])}
            found += [
                Question(
                    "odd",
                    person,
                    self._names[person],
                    one.face,
                    photos[one.face],
                    (one.face,),
                    None,
                    self._best_of(person, without=(one.face,)),
                    one.probability,
                )
                for one in odd
                if one.face in photos
            ]
        return sorted(found, key=lambda question: (question.probability, question.face))

    def _faces_of(self, person: PersonId) -> tuple[FaceId, ...]:
        if person not in self._all:
            self._all[person] = tuple(self._faces.best_of(person))
        return self._all[person]

    def _best_of(self, person: PersonId, without: Collection[FaceId] = ()) -> tuple[FaceId, ...]:
        return tuple(f for f in self._faces_of(person) if f not in without)[:BEST_FACES]
