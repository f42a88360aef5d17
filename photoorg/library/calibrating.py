"""What the owner's own confirmed people say about the threshold."""

from pathlib import Path

import numpy as np

from photoorg.clustering.calibration import WANTED_RATE, Calibration, calibrate
from photoorg.clustering.constraints import FREE
from photoorg.core.errors import KnownError
from photoorg.library.library import Library
from photoorg.storage.faces import Faces

__all__ = ["WANTED_RATE", "Calibration", "calibrate_library", "save_plot"]


def calibrate_library(library: Library) -> Calibration:
    """Measure the distances within and between the people that the owner confirmed."""
    faces = Faces(library.database)
    with library.database.reading():
        vectors, confirmed = faces.vectors(), faces.confirmed()
    # Strangers whom the owner ignores are settled too, but nobody has said who they are.
    said = np.isin(vectors.ids, confirmed) & (vectors.persons > 0)
    return calibrate(vectors.embeddings, np.where(said, vectors.persons, FREE))


def save_plot(calibration: Calibration, path: Path) -> None:
    """Draw how the distances of the two kinds of pairs are spread, into a picture file.

    Raises:
        KnownError: matplotlib is not installed, or the file cannot be written.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise KnownError(
            "Plots need matplotlib, which the packaged program does not have; "
            "in an installation of your own this brings it: pip install 'photoorg[lab]'"
        ) from error
    figure = Figure(figsize=(8, 4.5), layout="constrained")
    axes = figure.subplots()
    middles = (calibration.edges[:-1] + calibration.edges[1:]) / 2
    for share, label, colour in (
        (calibration.genuine, "pairs of one person", "#2B62C9"),
        (calibration.impostor, "pairs of different people", "#B3261E"),
    ):
        axes.fill_between(middles, share, step="mid", alpha=0.5, color=colour, label=label)
    threshold = calibration.threshold_for()
    axes.axvline(threshold, color="#1D1D1B", linewidth=1, label=f"threshold {threshold:.3f}")
    axes.set_xlabel("distance")
    axes.set_ylabel("share of the pairs")
    axes.set_yticks([])
    axes.legend()
    if path.exists():
        raise KnownError(f"{path} is there already; choose another name.")
    try:
        figure.savefig(path, dpi=120)
    except (OSError, ValueError) as error:
        raise KnownError(f"The plot cannot be written to {path} ({error}).") from error
