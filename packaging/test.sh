#!/usr/bin/env bash
# bash packaging/test.sh [PYTEST ARGUMENTS ...]
# Sets photoorg up with what its tests need (the first time only), then runs the linters, the
# type checker and all tests. With arguments, only pytest runs, with those arguments.
set -euo pipefail

# shellcheck source=packaging/setup_environment.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/setup_environment.sh"

set_up_environment dev
cd -- "$repository"
python="$environment/bin/python"

export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
# The tests run in as many processes as there are cores, so each keeps to one thread.
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"

if [ $# -gt 0 ]; then
    exec "$python" -m pytest "$@"
fi

# nproc would count threads of OMP_NUM_THREADS, not cores.
processes="$(env -u OMP_NUM_THREADS nproc)"
if [ "$processes" -gt 4 ]; then
    processes=4
fi

# Every step runs, so that one start shows everything that is wrong.
failed=()
step() {
    local name="$1"
    say "== $name"
    shift
    "$python" -m "$@" || failed+=("$name")
}
step "ruff check" ruff check
step "ruff format" ruff format --check
step "mypy" mypy --strict
step "pytest" pytest -n "$processes"

if [ ${#failed[@]} -gt 0 ]; then
    fail "Failed:$(printf ' [%s]' "${failed[@]}")"
fi
