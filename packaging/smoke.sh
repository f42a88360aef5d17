#!/usr/bin/env bash
# bash packaging/smoke.sh
# Installs dist/photoorg_*.deb in a minimal Debian, starts it through its desktop file with a
# folder of two photos, waits until it has found two people, quits it by its keys, and uninstalls
# it. The screen is this machine's Xvfb, so that nothing is installed inside but what the package
# asks for. Needs root, debootstrap, Xvfb, xdotool, and .venv with the extra "dev".
set -euo pipefail

folder="$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
# shellcheck source=packaging/bare_debian.sh
source "$folder/bare_debian.sh"

screen=""
program=""
clean_up() {
    # Its own processes end with it.
    [ -z "$program" ] || pkill -P "$program" || true
    [ -z "$screen" ] || kill "$screen" 2>/dev/null || true
    wait 2>/dev/null || true
    remove_debian
}
trap clean_up EXIT

shopt -s nullglob
packages=("$folder"/../dist/photoorg_*.deb)
[ ${#packages[@]} -eq 1 ] || fail "There has to be one dist/photoorg_*.deb; build.sh makes it."
package="${packages[0]}"

milliseconds() { printf '%d\n' $((${EPOCHREALTIME/[.,]/} / 1000)); }

# as_user COMMAND ...: somebody with a home and a screen.
as_user() {
    inside setpriv --reuid=ada --regid=ada --init-groups env HOME=/home/ada DISPLAY="$display" \
        LANG=C.UTF-8 XDG_RUNTIME_DIR=/run/ada "$@"
}

# What a desktop does with a desktop file: the program of its Exec line, with the files for %F.
command_of() {
    local line
    line="$(sed -n 's/^Exec=//p' "$debian/usr/share/applications/$1" | head -n 1)"
    printf '%s\n' "${line% %F}"
}

# checksum FOLDER: of every file in it, with names, times and modes.
checksum() { tar --sort=name -cf - -C "$debian" "$1" | sha256sum; }

# start FOLDER ...: through the desktop file; leaves in `took` how long its window took.
start() {
    local began
    began="$(milliseconds)"
    as_user "$(command_of photoorg.desktop)" "$@" >"$debian/tmp/output" 2>&1 &
    program=$!
    until DISPLAY="$display" xdotool search --onlyvisible --class photoorg >/dev/null 2>&1; do
        kill -0 "$program" 2>/dev/null || {
            cat "$debian/tmp/output" >&2
            fail "The program ended before its window came."
        }
        sleep 0.01
    done
    took="$(($(milliseconds) - began)) ms ($(processor_time) ms of one core)"
}

# What the program has used of the processor, which says more where the machine is busy.
processor_time() {
    local fields
    read -r -a fields <"/proc/$(pgrep -P "$program")/stat"
    printf '%d\n' $(((fields[13] + fields[14]) * 1000 / $(getconf CLK_TCK)))
}

people() { as_user photoorg people --json | grep -o '"id"' | wc -l; }

# The keys need the focus, which without a window manager nobody gives.
quit_by_keys() {
    local window
    window="$(DISPLAY="$display" xdotool search --onlyvisible --class photoorg | head -n 1)"
    DISPLAY="$display" xdotool windowfocus --sync "$window" key ctrl+q
    wait "$program" || fail "The program did not end well."
    program=""
}

make_debian
# shellcheck disable=SC1091  # that Debian's, which was made just now
say "A minimal $(. "$debian/etc/os-release" && echo "$PRETTY_NAME")," \
    "$(inside dpkg-query -f '.\n' -W | wc -l) packages."

quietly inside apt-get -q update
cp -- "$package" "$debian/tmp/photoorg.deb"
quietly inside apt-get -q install -y --no-install-recommends /tmp/photoorg.deb
say "Installed $(basename -- "$package") ($(($(stat -c %s "$package") / 1000000)) MB):" \
    "$(inside dpkg-query -f '.\n' -W | wc -l) packages with what it depends on."
# The program adds its own folder to where libraries are looked for, and pi_heif does so with its.
# shellcheck disable=SC2016  # the shell inside fills it in
missing="$(inside sh -c 'cd /usr/lib/photoorg/_internal
    export LD_LIBRARY_PATH="$PWD:$PWD/pi_heif.libs"
    find . -name "*.so*" -type f | grep -v libqgtk3 |
    xargs -n 50 ldd 2>/dev/null | grep "not found" | sort -u || true')"
[ -z "$missing" ] || fail "Libraries are missing:
$missing"
say "No library is missing."
say "\$ photoorg --version"
inside photoorg --version

quietly inside useradd --create-home ada
inside install -d -o ada -m 700 /run/ada
mkdir -p "$debian/home/ada/Pictures/été 夏"
"$folder/../.venv/bin/python" "$folder/sample_photos.py" "$debian/home/ada/Pictures/été 夏"
inside chown -R ada:ada /home/ada
photos="$(checksum home/ada/Pictures)"

mount_into /tmp/.X11-unix /tmp/.X11-unix
number=90
while [ -e "/tmp/.X11-unix/X$number" ]; do number=$((number + 1)); done
display=":$number"
Xvfb "$display" -screen 0 1280x800x24 -nolisten tcp -noreset >/dev/null 2>&1 &
screen=$!
until DISPLAY="$display" xdotool getmouselocation >/dev/null 2>&1; do sleep 0.1; done

start /home/ada/Pictures
say "Started through photoorg.desktop with a folder; its first window came after $took."
waited=0
until [ "$(people)" -eq 2 ]; do
    waited=$((waited + 1))
    [ "$waited" -lt 120 ] || fail "It did not find two people in two minutes."
    sleep 1
done
say "\$ photoorg people"
as_user photoorg people
quit_by_keys
say "Quit with Ctrl+Q."
[ ! -s "$debian/tmp/output" ] || { say "It said:" && cat "$debian/tmp/output"; }

start
quit_by_keys
say "Started again (warm): its window came after $took."
# Out of memory with every file of the Debian; those of the machine itself may stay.
sync
find "$debian" -xdev -type f -print0 | xargs -0 -n 200 "$folder/../.venv/bin/python" -c '
import os, sys
for path in sys.argv[1:]:
    file = os.open(path, os.O_RDONLY)
    os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(file)
'
start
quit_by_keys
say "Started with nothing of it in memory (cold): its window came after $took."

# What is loaded only when it is needed may be missing, and nothing above would have told.
quietly as_user photoorg cluster
quietly as_user photoorg graph --export /home/ada/graph.gexf
quietly as_user photoorg compare "/home/ada/Pictures/été 夏/astronaut.jpg" \
    "/home/ada/Pictures/été 夏/hopper.jpg"
say "Grouped again, exported the graph, compared two photos."

library="$(checksum home/ada/.local/share/photoorg)"
quietly inside apt-get -q purge -y photoorg
left="$(inside find /usr /etc /var/lib -path '*photoorg*' ! -path '/var/lib/dpkg/*' -print)"
[ -z "$left" ] || fail "Uninstalling left something behind:
$left"
[ "$(checksum home/ada/Pictures)" = "$photos" ] || fail "The photos were changed."
[ "$(checksum home/ada/.local/share/photoorg)" = "$library" ] || fail "The library was changed."
say "Uninstalled; nothing is left in the system, photos and library are as they were."
