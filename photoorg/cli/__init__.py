"""The command line; every command is thin over `photoorg.library`."""

from photoorg.cli.commands import main
from photoorg.cli.measuring import bench, evaluate, evaluate_detection, lab

main.add_command(evaluate)
main.add_command(evaluate_detection)
main.add_command(lab)
main.add_command(bench)

__all__ = ["main"]
