"""The command that says what a threshold means for the owner's own people."""

from pathlib import Path

import click

from photoorg.cli.options import PathType, json_option, library_option
from photoorg.cli.output import print_json, print_table, say
from photoorg.library.library import Library
from photoorg.library.paths import Paths


@click.command()
@click.option(
    "--rate",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=1e-4,
    show_default=True,
    help="The share of pairs of different people that may be taken for one person.",
)
@click.option("--plot", type=PathType(), metavar="FILE", help="Also save a picture of it.")
@library_option
@json_option
def calibrate(rate: float, plot: Path | None, paths: Paths, as_json: bool) -> None:
    """Measure, on the faces you confirmed, what each threshold lets through."""
    from photoorg.library.calibrating import calibrate_library, save_plot

    with Library(paths) as library:
        calibration = calibrate_library(library)
    if plot is not None:
        save_plot(calibration, plot)
    rows = calibration.table() if calibration.can_tell else []
    if as_json:
        print_json(
            {
                "faces": calibration.faces,
                "people": calibration.people,
                "can_tell": calibration.can_tell,
                "rate": rate,
                "threshold": calibration.threshold_for(rate),
                "rows": [
                    {
                        "threshold": row.threshold,
                        "false_accept_rate": row.false_accepts,
                        "true_accept_rate": row.true_accepts,
                    }
                    for row in rows
                ],
            }
        )
        return
    if rows:
        print_table(
            ["Threshold", "Wrong pairs in 10,000", "Right pairs found"],
            [
                (
                    f"{row.threshold:.2f}",
                    f"{row.false_accepts * 10_000:,.2f}",
                    f"{row.true_accepts:.1%}",
                )
                for row in rows
            ],
        )
    say(calibration.explain(rate))
