"""The command line; every command is thin over `photoorg.library`."""

from photoorg.cli.analysing import compare, face_map, find, together
from photoorg.cli.asking import suggest, why
from photoorg.cli.calibrating import calibrate
from photoorg.cli.cleaning import clean, evaluate_cleaning
from photoorg.cli.commands import main
from photoorg.cli.curating import (
    confirm,
    different,
    forget,
    history,
    ignore,
    list_faces,
    merge,
    not_a_face,
    redo,
    reject,
    split,
    undo,
)
from photoorg.cli.graphing import graph
from photoorg.cli.looking import tag, tags
from photoorg.cli.measuring import bench, evaluate, evaluate_detection, evaluate_family, lab
from photoorg.cli.visiting import evaluate_regulars, regulars
from photoorg.cli.window import window

_CURATING = (merge, split, confirm, reject, different, ignore, not_a_face, list_faces)
_ASKING = (suggest, why, graph)
_ANALYSING = (find, compare, together, face_map, regulars, clean, tag, tags)
_HISTORY = (undo, redo, history, forget)
_MEASURING = (calibrate, evaluate, evaluate_detection, evaluate_family, lab, bench)
_MEASURING_ANALYSIS = (evaluate_regulars, evaluate_cleaning)
for _command in (
    window,
    *_CURATING,
    *_ASKING,
    *_ANALYSING,
    *_HISTORY,
    *_MEASURING,
    *_MEASURING_ANALYSIS,
):
    main.add_command(_command)

__all__ = ["main"]
