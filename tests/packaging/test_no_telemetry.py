"""Official wheels of ONNX Runtime (1.29 and later) report to their maker unless told not to."""

import os
import subprocess
import sys
from pathlib import Path

SESSION = """
import photoorg
import onnxruntime
from onnx import TensorProto, helper

def value(name):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, [1])

node = helper.make_node("Identity", ["x"], ["y"])
graph = helper.make_graph([node], "graph", [value("x")], [value("y")])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
"""


def test_the_runtime_leaves_no_identifier_and_no_reports(tmp_path: Path) -> None:
    # It also keeps silent where these are set, as on machines that run tests.
    silent = {"CI", "GITHUB_ACTIONS", "TF_BUILD", "ORT_DISABLE_TELEMETRY"}
    kept = {name: value for name, value in os.environ.items() if name not in silent}
    homes = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    repository = Path(__file__).resolve().parents[2]
    subprocess.run(
        [sys.executable, "-c", SESSION], env=kept | homes, cwd=repository, check=True, timeout=60
    )
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
