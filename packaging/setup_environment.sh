#!/usr/bin/env bash
# Sets up .venv and the system libraries, once. Sourced by run.sh and test.sh, which then
# call set_up_environment.
#
# Inside .venv, four files belong to this script:
#   setup.stamp       what a finished set-up was made from; the next start compares and goes on
#   setup.unfinished  there while a set-up works: an interrupted one is thrown away, never used
#   setup.lock        two starts at once set up one after the other
#   setup.log         what pip and apt-get said

# CDPATH would make cd print, and choose another folder.
repository="$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)"
environment="$repository/.venv"
stamp="$environment/setup.stamp"
unfinished="$environment/setup.unfinished"
lock="$environment/setup.lock"
log="$environment/setup.log"

supported_pythons=(3.13 3.12 3.11)
# What Qt's wheels expect of the system; without them no window opens.
window_packages=(
    libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libxcb-cursor0
    libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libgssapi-krb5-2
)
# A display without a screen, a way to press its keys, and letters for Japanese pictures of it.
test_packages=(xvfb xauth xdotool fonts-ipafont-gothic)

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

fail_with_log() {
    say "$* The last lines of $log:"
    tail -n 15 -- "$log" >&2
    exit 1
}

# --- system packages ---------------------------------------------------------------------

# Prints those of the named packages that are not installed; none where dpkg is unknown.
missing_packages() {
    command -v dpkg-query >/dev/null || return 0
    local installed package
    # Newer Ubuntu and Debian call some libraries NAMEt64 and keep NAME as an alias, which
    # apt-get follows and dpkg does not.
    # shellcheck disable=SC2016  # the fields are dpkg-query's, not the shell's
    installed="$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" "${@/%/t64}" \
        2>/dev/null || true)"
    for package in "$@"; do
        case $'\n'"$installed"$'\n' in
            *$'\n'"$package installed"$'\n'* | *$'\n'"${package}t64 installed"$'\n'*) ;;
            *) printf '%s\n' "$package" ;;
        esac
    done
}

apt_command() { printf 'sudo apt-get install -y --no-install-recommends %s' "$*"; }

# Installs the named packages, as root or through sudo. Fails where the user may not.
install_packages() {
    command -v apt-get >/dev/null || return 1
    local prefix=() apt
    if [ "$EUID" -ne 0 ]; then
        command -v sudo >/dev/null || return 1
        if sudo -n true 2>/dev/null; then
            prefix=(sudo -n)
        elif [ -t 0 ] && [ -t 2 ]; then
            prefix=(sudo)
        else
            return 1
        fi
    fi
    # A lock that another apt-get holds is waited for.
    apt=("${prefix[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y
        -o DPkg::Lock::Timeout=120)
    say "Installing system packages with apt-get: $*"
    "${apt[@]}" install --no-install-recommends "$@" >>"$log" 2>&1 && return
    # The package lists are absent or old.
    "${apt[@]}" update >>"$log" 2>&1 || return 1
    "${apt[@]}" install --no-install-recommends "$@" >>"$log" 2>&1
}

# Both take package names. The first stops where they cannot be had; the second says so once,
# because the command line works without a window.
require_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -eq 0 ] && return
    install_packages "${missing[@]}" && return
    fail "Some system packages are missing. Install them with this command, then start again:
    $(apt_command "${missing[@]}")"
}

want_window_packages() {
    local missing told="$environment/setup.told"
    mapfile -t missing < <(missing_packages "${window_packages[@]}")
    [ ${#missing[@]} -eq 0 ] && return
    [ "$(cat -- "$told" 2>/dev/null)" = "${missing[*]}" ] && return
    install_packages "${missing[@]}" && return
    say "The command line works without them, but a window needs some system packages. To
install them:
    $(apt_command "${missing[@]}")"
    # Where this file cannot be written the sentence comes again, which is no harm.
    printf '%s\n' "${missing[*]}" 2>/dev/null >"$told" || true
}

# --- Python ------------------------------------------------------------------------------

python_version() {
    "$1" -I -S -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null
}

is_supported() {
    local version
    for version in "${supported_pythons[@]}"; do
        [ "$1" = "$version" ] && return
    done
    return 1
}

# Prints a supported Python, one that can make environments if there is one. What is on the
# path may be a stand-in that does not start (pyenv), so each is asked.
find_python() {
    local candidate incomplete=''
    for candidate in python3 "${supported_pythons[@]/#/python}" /usr/bin/python3; do
        is_supported "$(python_version "$candidate")" || continue
        if "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
            printf '%s\n' "$candidate"
            return
        fi
        incomplete="${incomplete:-$candidate}"
    done
    printf '%s\n' "$incomplete"
}

make_environment() {
    local python version
    python="$(find_python)"
    if [ -z "$python" ]; then
        version="$(python3 --version 2>/dev/null)" || version="no python3"
        fail "photoorg needs Python ${supported_pythons[-1]} to ${supported_pythons[0]}, and" \
            "this machine has $version. On Ubuntu 22.04, install one with this command, then" \
            "start again:
    $(apt_command python3.11 python3.11-venv)"
    fi
    version="$(python_version "$python")"
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        install_packages "python$version-venv" ||
            fail "Python's venv module is missing. Install it with this command, then start again:
    $(apt_command "python$version-venv")"
    fi
    say "Making .venv with Python $version ..."
    "$python" -m venv "$environment" >>"$log" 2>&1 ||
        fail_with_log "Python could not make $environment."
}

# --- the environment ---------------------------------------------------------------------

# What a set-up depends on. An environment holds its own path, so it cannot be moved; and its
# Python may have been replaced under it by an upgrade of the system.
environment_identity() {
    printf '%s %s\n' "$(python_version "$environment/bin/python")" "$repository"
}

requirements_hash() {
    local hash
    hash="$(sha256sum <"$repository/pyproject.toml")"
    printf '%s\n' "${hash%% *}"
}

write_stamp() {
    printf '%s\n' "$(environment_identity)" "$(requirements_hash)" "$1" >"$stamp.new"
    mv -f -- "$stamp.new" "$stamp"
    rm -f -- "$unfinished"
}

# Prints ready, update (add to what is there) or rebuild (throw away what is there), for
# the set "run" or "dev"; "dev" holds everything that "run" does.
environment_state() {
    local wanted="$1" identity='' requirements='' extras=''
    if [ -e "$unfinished" ] || ! [ -x "$environment/bin/python" ]; then
        echo rebuild
    elif ! [ -e "$stamp" ]; then
        # Made by hand, by somebody who may want to keep it.
        if is_supported "$(python_version "$environment/bin/python")" &&
            "$environment/bin/python" -c 'import pip' 2>/dev/null; then
            echo update
        else
            echo rebuild
        fi
    else
        { read -r identity && read -r requirements && read -r extras; } <"$stamp" || true
        if [ "$identity" != "$(environment_identity)" ]; then
            echo rebuild
        elif [ "$requirements" != "$(requirements_hash)" ]; then
            echo update
        elif [ "$wanted" = dev ] && [ "$extras" != dev ]; then
            echo update
        else
            echo ready
        fi
    fi
}

install_photoorg() {
    # The map of faces is a part of the window, and too large for the bundle.
    local what='.[map]' extras="$1"
    # Adding to an environment for tests keeps it one.
    if [ -e "$stamp" ] && [ "$(sed -n 3p -- "$stamp")" = dev ]; then
        extras=dev
    fi
    if [ "$extras" = dev ]; then
        what='.[dev]'
        say "Installing photoorg and what its tests need into .venv (some minutes) ..."
    else
        say "Installing photoorg and what it needs into .venv (some minutes) ..."
    fi
    # Editable, so that a newer checkout runs without another set-up. PEP 517, because the
    # pip of Debian 12 would otherwise run setup.py itself.
    (cd -- "$repository" && PIP_USER=0 "$environment/bin/python" -m pip install --no-input \
        --disable-pip-version-check --progress-bar off --use-pep517 -e "$what") \
        >>"$log" 2>&1 || return
    write_stamp "$extras"
}

# In a subshell, so that the lock ends with it.
build_environment() (
    exec 9>"$lock"
    if command -v flock >/dev/null && ! flock -n 9; then
        say "Another start is setting photoorg up; waiting for it ..."
        flock 9
    fi
    case "$(environment_state "$1")" in
        ready) exit 0 ;;
        update)
            touch -- "$unfinished"
            : >"$log"
            if ! install_photoorg "$1"; then
                # Where pip had changed nothing yet (no network), trying again is enough.
                grep -q '^Installing collected packages' "$log" || rm -f -- "$unfinished"
                fail_with_log "The installation into .venv failed."
            fi
            ;;
        rebuild)
            touch -- "$unfinished"
            find "$environment" -mindepth 1 -maxdepth 1 ! -name setup.unfinished \
                ! -name setup.lock -exec rm -rf -- {} +
            : >"$log"
            make_environment
            install_photoorg "$1" || fail_with_log "The installation into .venv failed."
            ;;
    esac
    say "The environment is ready."
)

# set_up_environment run|dev: after it, $environment/bin has everything the set needs.
set_up_environment() {
    mkdir -p -- "$environment" || fail "photoorg cannot write into $repository."
    # What cannot be had should be known before minutes of downloads.
    if [ "$1" = dev ]; then
        require_packages "${window_packages[@]}" "${test_packages[@]}"
    fi
    if [ "$(environment_state "$1")" != ready ]; then
        build_environment "$1"
    fi
    if [ "$1" = run ]; then
        want_window_packages
    fi
}
