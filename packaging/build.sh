#!/usr/bin/env bash
# bash packaging/build.sh
# Makes the application that one double-clicks: dist/photoorg/, a folder that can be put anywhere,
# and dist/photoorg_VERSION_ARCHITECTURE.deb. Sets .venv up first, as run.sh does.
set -euo pipefail

# shellcheck source=packaging/setup_environment.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/setup_environment.sh"

set_up_environment run
# Its strip and objdump; a Debian without a compiler has neither.
require_packages binutils
cd -- "$repository"
python="$environment/bin/python"
if ! "$python" -c 'import PyInstaller' 2>/dev/null; then
    say "Installing PyInstaller into .venv ..."
    PIP_USER=0 "$python" -m pip install --no-input --disable-pip-version-check --progress-bar off \
        --use-pep517 -e '.[packaging]' >>"$log" 2>&1 ||
        fail_with_log "PyInstaller could not be installed."
fi

say "Making dist/photoorg (some minutes) ..."
mkdir -p build
"$python" -m PyInstaller --noconfirm packaging/photoorg.spec >build/pyinstaller.log 2>&1 || {
    tail -n 20 build/pyinstaller.log >&2
    fail "PyInstaller failed; build/pyinstaller.log has all it said."
}
grep ' MB in dist/' build/pyinstaller.log || true
if command -v dpkg-deb >/dev/null; then
    bash packaging/build_deb.sh
fi
