"""The command line; every command is thin over `photoorg.library`."""

from photoorg.cli.calibrating import calibrate
from photoorg.cli.commands import main
from photoorg.cli.measuring import bench, evaluate, evaluate_detection, evaluate_family, lab

for _command in (calibrate, evaluate, evaluate_detection, evaluate_family, lab, bench):
    main.add_command(_command)

__all__ = ["main"]
