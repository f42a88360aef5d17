#!/usr/bin/env bash
# bash packaging/run.sh [FOLDER ...]
# Sets photoorg up on this machine (the first time only), then opens its window and finds the
# people in the photos of the folders. Without a screen it lists the people instead, or, without
# a folder, what the command line can do.
set -euo pipefail

# shellcheck source=packaging/setup_environment.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/setup_environment.sh"

for argument in "$@"; do
    case "$argument" in
        -h | --help)
            echo "usage: bash packaging/run.sh [FOLDER ...]"
            exit 0
            ;;
        -*)
            say "usage: bash packaging/run.sh [FOLDER ...]" \
                "(for options, use $environment/bin/photoorg)"
            exit 2
            ;;
    esac
done

set_up_environment run
photoorg="$environment/bin/photoorg"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$photoorg" "$@"
fi
if [ $# -eq 0 ]; then
    exec "$photoorg" --help
fi
"$photoorg" scan "$@"
exec "$photoorg" people
