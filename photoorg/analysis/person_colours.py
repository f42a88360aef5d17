"""The colours of persons: twelve that stay apart for colour-blind eyes, on light and on dark.

Chosen by a search over all colours whose contrast with both windows is at least 2.5, for the
largest distance between the nearest two (CIE Lab): 29 for most eyes, 15 for eyes without one of
the three kinds of cones, as simulated after Machado, Oliveira and Fernandes, "A physiologically-
based model for simulation of color vision deficiency", 2009.
"""

import numpy as np
import numpy.typing as npt

PERSON_COLOURS = (
    "#0099EE",
    "#EE5500",
    "#66AA33",
    "#BB1122",
    "#7700FF",
    "#AA9966",
    "#007788",
    "#FF22DD",
    "#5555EE",
    "#995555",
    "#DD77BB",
    "#6655AA",
)

UNNAMED_COLOUR = "#888888"

PALETTE = (*PERSON_COLOURS, UNNAMED_COLOUR)
"""What `colour_numbers` counts in."""


def colour_numbers(persons: npt.NDArray[np.int64], named: npt.ArrayLike) -> npt.NDArray[np.uint8]:
    """uint8[n], places in `PALETTE`, for faces of persons int64[n], 0 for nobody's.

    A person's colour follows from its id, so it never changes. Who is not among `named` is grey;
    but as long as nobody is, everybody has a colour.
    """
    ids = np.asarray(named, np.int64)
    coloured = np.isin(persons, ids) if len(ids) else persons > 0
    numbers = (persons - 1) % len(PERSON_COLOURS)
    return np.where(coloured & (persons > 0), numbers, len(PERSON_COLOURS)).astype(np.uint8)
