"""photoorg finds everyone in a photo library, on the owner's own machine."""

import os

__version__ = "0.1.0"

# Nothing ever leaves the machine. ONNX Runtime reports its use to its maker unless it is
# told not to before it is loaded, in every process.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
