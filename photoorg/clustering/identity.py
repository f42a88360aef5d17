"""Who is still who after faces were grouped anew."""

import numpy as np

from photoorg.clustering.constraints import FREE, Constraints
from photoorg.clustering.summaries import Ints
from photoorg.clustering.whispers import compact


def keep_labels(
    groups: Ints,
    previous: Ints,
    said: Constraints | None = None,
    named: frozenset[int] = frozenset(),
    next_label: int = 0,
) -> Ints:
    """Labels int64[n] for groups int64[n], the same as in `previous` wherever that makes sense.

    `previous` int64[n] is the label that each face bore, `FREE` for new faces. Of a person that
    fell apart the largest part keeps the label. Of persons that became one, the largest gives
    its label, but those in `named` come before all others. A group with confirmed faces has
    their label, and none gets a label that one of its faces refuses. Others get labels from
    `next_label` on that nobody bore and nobody has spoken of.
    """
    n = len(groups)
    said = said or Constraints()
    groups = compact(groups)
    names = np.full(int(groups.max(initial=-1)) + 1, FREE, np.int64)
    confirmed = said.confirmed_of(n)
    sure = confirmed != FREE
    names[groups[sure]] = confirmed[sure]
    taken = set(names.tolist())
    unwanted = {
        (int(groups[face]), label)
        for face, labels in said.refused_by(n).items()
        for label in labels
    }
    for group, label in _claims(groups, previous, named):
        if names[group] == FREE and label not in taken and (group, label) not in unwanted:
            names[group] = label
            taken.add(label)
    spoken = [previous, said.rejected[:, 1], said.apart.ravel(), confirmed]
    first_free = max([next_label, *(int(labels.max(initial=-1)) + 1 for labels in spoken)])
    nameless = names == FREE
    names[nameless] = first_free + np.arange(np.count_nonzero(nameless))
    return names[groups]


def _claims(groups: Ints, previous: Ints, named: frozenset[int]) -> list[tuple[int, int]]:
    """(group, label) for every label that a group's faces bore, the strongest claim first."""
    old = previous != FREE
    pairs, counts = np.unique(
        np.column_stack([groups[old], previous[old]]), axis=0, return_counts=True
    )
    is_named = np.isin(pairs[:, 1], list(named))
    order = np.lexsort((pairs[:, 0], pairs[:, 1], -counts, ~is_named))
    return [(group, label) for group, label in pairs[order].tolist()]
