"""Runs in the packaged program before anything else of it.

PyInstaller makes the program's own folder the first place where libraries are looked for. That is
settled when the process starts; left in the environment it would also be so for the file manager
and the text editor that the window opens, and for everything they start. The program's own worker
processes do need it: they are told to begin as if they were started from outside, which sets it.
"""

import os

_NAME = "LD_LIBRARY_PATH"

_before = os.environ.pop(f"{_NAME}_ORIG", None)
if _before is None:
    os.environ.pop(_NAME, None)
else:
    os.environ[_NAME] = _before
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
