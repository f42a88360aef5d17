"""Identifiers, each a type of its own, so that a face is never passed for a person."""

from typing import NewType

RootId = NewType("RootId", int)
PhotoId = NewType("PhotoId", int)
FaceId = NewType("FaceId", int)
PersonId = NewType("PersonId", int)
