"""Takes groups apart that the owner's word does not allow, before they are measured.

Whispering knows of no constraints beyond missing edges, so a group may hold two confirmed
people, or a face together with a person that it was rejected from.
"""

import numpy as np
import numpy.typing as npt

from photoorg.clustering.constraints import FREE, Constraints
from photoorg.clustering.referee import SAME_PHOTO
from photoorg.clustering.searching import Distances, Embeddings, Indices
from photoorg.clustering.summaries import Ints
from photoorg.clustering.whispers import compact


def allowed_edges(
    left: Indices, right: Indices, distances: Distances, constraints: Constraints, n: int
) -> Distances:
    """The distances float32[m] of pairs of n faces, as the owner's word lets them count.

    Pairs that must not meet are infinitely far, those of one photo a little farther.
    """
    if constraints.silent:
        return distances
    held = constraints.held_by(n)
    one, other = held[left], held[right]
    sole = (constraints.confirmed_of(n) != FREE) | np.isin(held, constraints.exclusive)
    banned = sole[left] & sole[right] & (one != other)
    both = np.flatnonzero((one != FREE) & (other != FREE) & ~banned)
    apart = np.concatenate([constraints.apart, constraints.apart[:, ::-1]])
    banned[both] = _among(one[both], other[both], apart)
    cuts = np.concatenate([constraints.cuts, constraints.cuts[:, ::-1]])
    banned |= _among(left, right.astype(np.int64), cuts)
    banned |= _among(left, other, constraints.rejected) & (one != other)
    banned |= _among(right, one, constraints.rejected) & (one != other)
    result = np.where(banned, np.float32(np.inf), distances)
    if constraints.photos is not None:
        together = constraints.photos[left] == constraints.photos[right]
        result[together] = np.sqrt(result[together] ** 2 + np.float32(SAME_PHOTO))
    return result


def separate(groups: Ints, embeddings: Embeddings, constraints: Constraints) -> Ints:
    """Groups int64[n] of faces float32[n, d], finer where needed: none is in conflict with itself.

    A group with several labels falls into one part for each; the faces without a label go to the
    nearest part. A face that refuses a label of its group is put alone. Labels are compact.
    """
    n = len(groups)
    held, refused = constraints.held_by(n), constraints.refused_by(n)
    labelled = np.flatnonzero(held != FREE)
    if not len(labelled):
        return groups
    tags = np.unique(np.column_stack([groups, held])[labelled], axis=0)
    holding, labels_held = np.unique(tags[:, 0], return_counts=True)
    mixed = set(holding[labels_held > 1].tolist())
    mixed |= set(groups[list(refused)].tolist()) & set(holding.tolist())
    result = groups.astype(np.int64)
    fresh = int(result.max()) + 1
    for group in sorted(mixed):
        members = np.flatnonzero(groups == group)
        part = _parts(members, embeddings, held, refused)
        result[members] = fresh + part
        fresh += len(members)
    return compact(result)


def _parts(
    members: Ints, embeddings: Embeddings, held: Ints, refused: dict[int, frozenset[int]]
) -> Ints:
    """A part int64[m], below m, for each member of one group."""
    labels, part = np.unique(held[members], return_inverse=True)
    named = labels != FREE
    centres = np.stack([embeddings[members[part == i]].mean(axis=0) for i in np.flatnonzero(named)])
    alone = len(labels)
    for place in np.flatnonzero(~named[part]).tolist():
        face = int(members[place])
        far = np.linalg.norm(centres - embeddings[face], axis=1)
        no = [label in refused.get(face, ()) for label in labels[named].tolist()]
        far[no] = np.inf
        if np.isinf(far).all():
            part[place], alone = alone, alone + 1
        else:
            part[place] = np.flatnonzero(named)[np.argmin(far)]
    return np.unique(part, return_inverse=True)[1].astype(np.int64)


def _among(first: npt.NDArray[np.integer], second: Ints, pairs: Ints) -> npt.NDArray[np.bool_]:
    """Which (first[i], second[i]) are a row of `pairs` int64[p, 2]."""
    if not len(pairs):
        return np.zeros(len(first), bool)
    span = int(max(pairs.max(), second.max(initial=0), first.max(initial=0))) + 1
    asked = first.astype(np.int64) * span + second
    found: npt.NDArray[np.bool_] = np.isin(asked, pairs[:, 0] * span + pairs[:, 1])
    found &= second != FREE
    return found
