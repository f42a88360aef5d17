#!/usr/bin/env bash
# bash packaging/smoke_source.sh
# A fresh clone of this checkout's last commit, in a minimal Debian with only python3,
# python3-venv and git: packaging/run.sh scans two photos, packaging/test.sh runs all that CI runs.
# Needs root, git, debootstrap, .venv with the extra "dev" and twenty minutes.
set -euo pipefail

folder="$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
# shellcheck source=packaging/bare_debian.sh
source "$folder/bare_debian.sh"
trap remove_debian EXIT

make_debian
quietly inside apt-get -q update
quietly inside apt-get -q install -y --no-install-recommends python3 python3-venv git
# shellcheck disable=SC1091  # that Debian's, which was made just now
say "A minimal $(. "$debian/etc/os-release" && echo "$PRETTY_NAME") with $(inside python3 --version)."
mount_into "$(dirname -- "$folder")" /mnt/photoorg ro
quietly inside git -c safe.directory='*' clone -q --no-hardlinks /mnt/photoorg /root/photoorg
mkdir -p "$debian/root/photos"
"$folder/../.venv/bin/python" "$folder/sample_photos.py" "$debian/root/photos"

step() {
    local started=$SECONDS
    say "\$ $*"
    inside "$@"
    say "  (exit code 0, $((SECONDS - started)) s)"
}
step bash /root/photoorg/packaging/run.sh /root/photos 2>&1
step bash /root/photoorg/packaging/run.sh /root/photos 2>&1
step bash /root/photoorg/packaging/test.sh 2>&1
