"""The set-up scripts, run with stand-ins for Python, pip, dpkg and apt-get that note calls."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
SCRIPTS = [*sorted((REPOSITORY / "packaging").glob("*.sh")), REPOSITORY / ".ci" / "run"]
TOOLS = [
    "bash",
    "cat",
    "dirname",
    "env",
    "find",
    "flock",
    "grep",
    "mkdir",
    "mv",
    "nproc",
    "rm",
    "sed",
    "sha256sum",
    "tail",
    "touch",
]

# Knows the calls that the scripts make of Python. `-m venv` copies it into the environment.
PYTHON = """#!/usr/bin/env bash
case "$*" in
    *version_info*) cat "$STAND_IN/version" ;;
    *--version*) echo "Python $(cat "$STAND_IN/version").1" ;;
    *ensurepip*) [ ! -e "$STAND_IN/no-venv" ] ;;
    *'import pip'*) ;;
    *'import PyInstaller'*) [ ! -e "$STAND_IN/no-pyinstaller" ] ;;
    '-m venv '*)
        echo venv >>"$STAND_IN/calls"
        mkdir -p "$3/bin"
        cat "$STAND_IN/python" >"$3/bin/python"
        cat "$STAND_IN/photoorg" >"$3/bin/photoorg"
        chmod +x "$3/bin/python" "$3/bin/photoorg"
        ;;
    '-m pip '*)
        echo "pip ${!#}" >>"$STAND_IN/calls"
        if [ -e "$STAND_IN/pip-fails" ]; then
            cat "$STAND_IN/pip-fails"
            exit 1
        fi
        if [ -e "$STAND_IN/killed" ]; then kill -9 "$PPID"; exit 1; fi
        ;;
    '-m '*)
        echo "$*" >>"$STAND_IN/calls"
        [ "$2" != "$(cat "$STAND_IN/fails" 2>/dev/null)" ]
        ;;
esac
"""
PHOTOORG = """#!/usr/bin/env bash
printf '%s' "photoorg" >>"$STAND_IN/calls"
printf ' <%s>' "$@" >>"$STAND_IN/calls"
echo >>"$STAND_IN/calls"
[ "$1" != "$(cat "$STAND_IN/fails" 2>/dev/null)" ] || exit 7
"""
# Everything asked for is installed, but what is named in the file `absent`; of what is named in
# `renamed`, only NAMEt64 is.
DPKG_QUERY = """#!/usr/bin/env bash
for name in "${@:3}"; do
    case "$name" in *t64) continue ;; esac
    grep -qx "$name" "$STAND_IN/absent" && continue
    if grep -qx "$name" "$STAND_IN/renamed"; then name="${name}t64"; fi
    echo "$name installed"
done
exit 1
"""
APT_GET = """#!/usr/bin/env bash
echo "apt-get $*" >>"$STAND_IN/calls"
case "$*" in
    *' update'*) touch "$STAND_IN/updated" ;;
    *) [ -e "$STAND_IN/updated" ] && : >"$STAND_IN/absent" ;;
esac
"""


@dataclass(frozen=True)
class Machine:
    """A copy of the scripts in a folder of its own, on a machine of stand-ins."""

    project: Path
    stand_in: Path

    def start(
        self, script: str, *arguments: str, screen: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", str(self.project / "packaging" / script), *arguments],
            env={
                "PATH": str(self.stand_in / "bin"),
                "STAND_IN": str(self.stand_in),
                **(screen or {}),
            },
            cwd=self.stand_in,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def calls(self) -> list[str]:
        """The calls since the last time this was asked."""
        path = self.stand_in / "calls"
        calls = path.read_text().splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return calls

    def note(self, name: str, text: str = "") -> Path:
        path = self.stand_in / name
        path.write_text(text)
        return path

    def install(self, name: str, text: str) -> None:
        path = self.stand_in / "bin" / name
        path.write_text(text)
        path.chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    project, stand_in = tmp_path / "photo org é", tmp_path / "stand-in"
    (stand_in / "bin").mkdir(parents=True)
    shutil.copytree(REPOSITORY / "packaging", project / "packaging")
    shutil.copy(REPOSITORY / "pyproject.toml", project)
    shared = project / "packaging" / "setup_environment.sh"
    shared.write_text(shared.read_text().replace("/usr/bin/python3", "/absent/python3"))
    for tool in (*TOOLS, "chmod"):
        found = shutil.which(tool)
        assert found, f"this test needs {tool}"
        (stand_in / "bin" / tool).symlink_to(found)
    made = Machine(project, stand_in)
    made.note("version", "3.12\n")
    made.note("absent")
    made.note("renamed")
    made.note("python", PYTHON)
    made.note("photoorg", PHOTOORG)
    made.install("python3", PYTHON)
    made.install("dpkg-query", DPKG_QUERY)
    return made


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_bash_can_parse(script: Path) -> None:
    subprocess.run(["bash", "-n", str(script)], check=True)


def test_ci_can_be_started_as_a_program() -> None:
    assert os.access(REPOSITORY / ".ci" / "run", os.X_OK)


def test_the_second_start_sets_nothing_up(machine: Machine) -> None:
    first = machine.start("run.sh", "my photos", "b")
    assert first.returncode == 0, first.stderr
    scan = ["photoorg <scan> <my photos> <b>", "photoorg <people>"]
    assert machine.calls() == ["venv", "pip .[map]", *scan]
    second = machine.start("run.sh", "my photos", "b")
    assert (second.returncode, second.stderr) == (0, "")
    assert machine.calls() == scan


def test_without_a_folder_the_help_is_shown(machine: Machine) -> None:
    assert machine.start("run.sh").returncode == 0
    assert machine.calls()[-1] == "photoorg <--help>"


def test_with_a_screen_the_window_opens(machine: Machine) -> None:
    for screen in ({"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}):
        assert machine.start("run.sh", "a folder", screen=screen).returncode == 0
        assert machine.calls()[-1] == "photoorg <a folder>"


def test_an_option_is_wrong_usage_and_sets_nothing_up(machine: Machine) -> None:
    assert machine.start("run.sh", "--library", "x").returncode == 2
    assert machine.calls() == []
    assert not (machine.project / ".venv").exists()


def test_a_failed_scan_gives_its_exit_code(machine: Machine) -> None:
    machine.note("fails", "scan")
    assert machine.start("run.sh", "a").returncode == 7
    assert machine.calls()[-1] == "photoorg <scan> <a>"


def test_tests_add_to_an_environment_and_running_needs_no_less(machine: Machine) -> None:
    machine.start("run.sh", "a")
    machine.calls()
    assert machine.start("test.sh", "-k", "a b").returncode == 0
    assert machine.calls() == ["pip .[dev]", "-m pytest -k a b"]
    machine.start("run.sh")
    assert machine.calls() == ["photoorg <--help>"]


def test_a_changed_pyproject_is_installed_again_with_the_same_extras(machine: Machine) -> None:
    machine.start("test.sh", "-q")
    machine.calls()
    with (machine.project / "pyproject.toml").open("a") as file:
        file.write("\n")
    machine.start("run.sh")
    assert machine.calls() == ["pip .[dev]", "photoorg <--help>"]


def test_every_check_runs_although_one_fails(machine: Machine) -> None:
    machine.note("fails", "ruff")
    done = machine.start("test.sh")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "Failed: [ruff check] [ruff format]"
    names = [call.split()[1] for call in machine.calls() if call.startswith("-m ")]
    assert names == ["ruff", "ruff", "mypy", "pytest"]


def test_an_interrupted_set_up_is_thrown_away(machine: Machine) -> None:
    killed = machine.note("killed")
    assert machine.start("run.sh", "a").returncode != 0
    assert machine.calls() == ["venv", "pip .[map]"]
    leftover = machine.project / ".venv" / "leftover"
    leftover.touch()
    killed.unlink()
    assert machine.start("run.sh", "a").returncode == 0
    assert machine.calls()[:2] == ["venv", "pip .[map]"]
    assert not leftover.exists()


def test_a_failed_update_is_tried_again_and_never_run(machine: Machine) -> None:
    machine.start("run.sh", "a")
    with (machine.project / "pyproject.toml").open("a") as file:
        file.write("\n")
    fails = machine.note("pip-fails", "no network here")
    machine.calls()
    done = machine.start("run.sh", "a")
    assert done.returncode == 1
    assert "no network here" in done.stderr
    assert machine.calls() == ["pip .[map]"]
    fails.unlink()
    assert machine.start("run.sh", "a").returncode == 0
    assert machine.calls()[0] == "pip .[map]"


def test_an_update_that_failed_half_way_is_thrown_away(machine: Machine) -> None:
    machine.start("run.sh", "a")
    with (machine.project / "pyproject.toml").open("a") as file:
        file.write("\n")
    fails = machine.note("pip-fails", "Installing collected packages: a, b\ndisk full")
    assert machine.start("run.sh", "a").returncode == 1
    fails.unlink()
    machine.calls()
    assert machine.start("run.sh", "a").returncode == 0
    assert machine.calls()[:2] == ["venv", "pip .[map]"]


def test_a_moved_repository_gets_a_new_environment(machine: Machine) -> None:
    machine.start("run.sh", "a")
    moved = machine.project.with_name("moved")
    machine.project.rename(moved)
    machine.calls()
    assert Machine(moved, machine.stand_in).start("run.sh", "a").returncode == 0
    assert machine.calls()[:2] == ["venv", "pip .[map]"]


def test_another_python_under_the_environment_makes_a_new_one(machine: Machine) -> None:
    machine.start("run.sh", "a")
    machine.calls()
    machine.note("version", "3.13\n")
    machine.start("run.sh", "a")
    assert machine.calls()[:2] == ["venv", "pip .[map]"]


def test_an_environment_made_by_hand_is_kept(machine: Machine) -> None:
    bin_folder = machine.project / ".venv" / "bin"
    bin_folder.mkdir(parents=True)
    for name, text in (("python", PYTHON), ("photoorg", PHOTOORG)):
        (bin_folder / name).write_text(text)
        (bin_folder / name).chmod(0o755)
    assert machine.start("run.sh").returncode == 0
    assert machine.calls() == ["pip .[map]", "photoorg <--help>"]


def test_missing_window_packages_are_told_once_and_the_scan_goes_on(machine: Machine) -> None:
    machine.note("absent", "libgl1\nlibxcb-shape0\n")
    first = machine.start("run.sh", "a")
    assert first.returncode == 0
    assert "apt-get install -y --no-install-recommends libgl1 libxcb-shape0" in first.stderr
    assert machine.calls()[-1] == "photoorg <people>"
    assert machine.start("run.sh", "a").stderr == ""


def test_missing_test_packages_stop_before_any_download(machine: Machine) -> None:
    machine.note("absent", "xvfb\nxdotool\n")
    done = machine.start("test.sh")
    assert done.returncode == 1
    assert done.stderr.rstrip().endswith("--no-install-recommends xvfb xdotool")
    assert machine.calls() == []


def test_packages_with_new_names_count_as_installed(machine: Machine) -> None:
    machine.note("renamed", "libglib2.0-0\n")
    assert "apt-get" not in machine.start("run.sh", "a").stderr


def test_a_user_who_may_gets_the_packages(machine: Machine) -> None:
    machine.note("absent", "libegl1\n")
    machine.install("apt-get", APT_GET)
    machine.install("sudo", '#!/usr/bin/env bash\n[ "$1" = -n ] && shift\nexec "$@"\n')
    machine.install("true", "#!/usr/bin/env bash\n")
    assert machine.start("test.sh", "-q").returncode == 0
    steps = [call.split(" -o ")[-1] for call in machine.calls() if call.startswith("apt-get")]
    install = "DPkg::Lock::Timeout=120 install --no-install-recommends libegl1"
    assert steps == [install, "DPkg::Lock::Timeout=120 update", install]


def test_an_unsupported_python_is_named(machine: Machine) -> None:
    machine.note("version", "3.10\n")
    done = machine.start("run.sh", "a")
    assert done.returncode == 1
    assert "needs Python 3.11 to 3.13, and this machine has Python 3.10.1" in done.stderr
    assert machine.calls() == []


def test_a_python_without_venv_names_the_package(machine: Machine) -> None:
    machine.note("no-venv")
    done = machine.start("run.sh", "a")
    assert done.returncode == 1
    assert done.stderr.rstrip().endswith("--no-install-recommends python3.12-venv")


def test_the_packaged_application_is_built_after_the_set_up(machine: Machine) -> None:
    assert machine.start("build.sh").returncode == 0
    build = "-m PyInstaller --noconfirm packaging/photoorg.spec"
    assert machine.calls() == ["venv", "pip .[map]", build]
    machine.note("fails", "PyInstaller")
    done = machine.start("build.sh")
    assert done.returncode == 1
    assert "build/pyinstaller.log" in done.stderr
    machine.note("no-pyinstaller")
    machine.note("fails")
    assert machine.start("build.sh").returncode == 0
    assert machine.calls() == [build, "pip .[packaging]", build]


def test_scripts_and_project_agree_on_the_pythons() -> None:
    listed = "supported_pythons=(3.13 3.12 3.11)"
    assert listed in (REPOSITORY / "packaging" / "setup_environment.sh").read_text()
    assert 'requires-python = ">=3.11,<3.14"' in (REPOSITORY / "pyproject.toml").read_text()
