#!/usr/bin/env bash
# A minimal Debian in a folder of its own, which is thrown away at the end. Sourced by smoke.sh
# and smoke_source.sh; needs root and debootstrap.
#
# PHOTOORG_DEBIAN names a folder that holds such a Debian already; it is copied, not changed,
# which saves the download of a second run.

release=bookworm
debian=""
mounted=()

say() { printf '%s\n' "$*"; }

fail() {
    say "$*" >&2
    exit 1
}

# Deletes the Debian, but never through a mount: what is mounted there is the real machine's.
remove_debian() {
    local folder
    [ -n "$debian" ] || return 0
    for ((i = ${#mounted[@]} - 1; i >= 0; i--)); do
        folder="${mounted[i]}"
        umount -- "$folder" 2>/dev/null || umount --lazy -- "$folder" || true
    done
    if grep -q " $debian/" /proc/mounts; then
        say "Something is still mounted in $debian; it is left there." >&2
        return 0
    fi
    rm -rf --one-file-system -- "$debian"
}

# mount_into SOURCE FOLDER [OPTIONS]: makes a folder of this machine seen inside.
mount_into() {
    mkdir -p -- "$debian$2"
    mount --bind -- "$1" "$debian$2"
    mounted+=("$debian$2")
    if [ $# -gt 2 ]; then
        mount -o "remount,bind,$3" -- "$debian$2"
    fi
}

make_debian() {
    [ "$EUID" -eq 0 ] || fail "This needs root, to make a Debian in a folder."
    command -v debootstrap >/dev/null || [ -n "${PHOTOORG_DEBIAN:-}" ] ||
        fail "This needs debootstrap (apt-get install debootstrap)."
    debian="$(mktemp -d -t photoorg-debian-XXXXXX)"
    if [ -n "${PHOTOORG_DEBIAN:-}" ]; then
        cp -a -- "$PHOTOORG_DEBIAN/." "$debian/"
    else
        debootstrap --variant=minbase "$release" "$debian" >/dev/null
    fi
    # mktemp's folder is its owner's alone, and everybody has to enter a root folder.
    chmod 755 "$debian"
    # Looked up as on this machine, also where it asks a name server of its own.
    cp -L /etc/resolv.conf "$debian/etc/resolv.conf"
    cp /etc/hosts "$debian/etc/hosts"
    mount -t proc proc "$debian/proc"
    mounted+=("$debian/proc")
    mount_into /dev /dev
    # A certificate and a proxy that downloads need here are needed inside as well.
    if [ -n "${PIP_CERT:-}" ]; then
        install -D -m 644 -- "$PIP_CERT" "$debian/etc/pip-certificates.pem"
    fi
}

# inside COMMAND ...: runs it in the Debian, with nothing of this machine's environment but the
# way to the network.
inside() {
    local kept=() name
    for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY PIP_INDEX_URL; do
        [ -z "${!name:-}" ] || kept+=("$name=${!name}")
    done
    if [ -n "${PIP_CERT:-}" ]; then
        kept+=(PIP_CERT=/etc/pip-certificates.pem)
    fi
    chroot "$debian" /usr/bin/env -i HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "${kept[@]}" "$@"
}

# The last lines of what it says are shown where it fails, and nothing otherwise.
quietly() {
    local output
    if ! output="$("$@" 2>&1)"; then
        printf '%s\n' "$output" | tail -n 20 >&2
        fail "This failed: $*"
    fi
}
