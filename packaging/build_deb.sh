#!/usr/bin/env bash
# bash packaging/build_deb.sh
# Makes dist/photoorg_VERSION_ARCHITECTURE.deb of dist/photoorg, which build.sh makes.
set -euo pipefail

# shellcheck source=packaging/setup_environment.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/setup_environment.sh"

cd -- "$repository"
[ -x dist/photoorg/photoorg ] || fail "There is no dist/photoorg; bash packaging/build.sh makes it."
version="$(dist/photoorg/photoorg --version)"
version="${version##* }"
architecture="$(dpkg --print-architecture)"

# The newest symbols of the C library that anything in the folder asks for.
libc="$(find dist/photoorg -type f \( -name '*.so*' -o -name photoorg \) -exec objdump -T {} + \
    2>/dev/null | grep -o 'GLIBC_[0-9.]*' | sort -uV | tail -n 1)"
# Found by starting it in a minimal Debian (smoke.sh): the libraries of the system that Qt and the
# other parts link to, or load by name, and a font. Alternatives are names of newer systems.
depends=(
    "libc6 (>= ${libc#GLIBC_})" libgcc-s1 libstdc++6 zlib1g
    "libglib2.0-0 | libglib2.0-0t64" libdbus-1-3 libfontconfig1 libfreetype6 fontconfig-config
    "fonts-dejavu-core | fonts-noto-core | ttf-bitstream-vera"
    libgssapi-krb5-2 libbz2-1.0 libgl1 libegl1 libx11-6 libx11-xcb1 libxkbcommon0 libxkbcommon-x11-0
    libxcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1
    libxcb-xfixes0 libxcb-xkb1 libwayland-client0 libwayland-cursor0
)

root="$(mktemp -d)"
trap 'rm -rf -- "$root"' EXIT
chmod 755 "$root"
mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/lib" "$root/usr/share/applications" \
    "$root/usr/share/metainfo" "$root/usr/share/doc/photoorg"
cp -a dist/photoorg "$root/usr/lib/photoorg"
ln -s ../lib/photoorg/photoorg "$root/usr/bin/photoorg"
cp packaging/linux/*.desktop "$root/usr/share/applications/"
cp packaging/linux/photoorg.metainfo.xml "$root/usr/share/metainfo/"
cp dist/photoorg/_internal/photoorg/resources/LICENSES.txt "$root/usr/share/doc/photoorg/copyright"
icons="$root/usr/share/icons/hicolor"
mkdir -p "$icons/scalable/apps"
cp resources/icons/application/photoorg.svg "$icons/scalable/apps/"
"$environment/bin/python" packaging/icons.py "$root/pngs"
for picture in "$root"/pngs/*.png; do
    size="$(basename -- "$picture" .png)"
    mkdir -p "$icons/$size/apps"
    mv -- "$picture" "$icons/$size/apps/photoorg.png"
done
rmdir -- "$root/pngs"
chmod -R u+rwX,go+rX,go-w "$root"

cat >"$root/DEBIAN/control" <<CONTROL
Package: photoorg
Version: $version
Architecture: $architecture
Maintainer: The photoorg authors <photoorg@localhost>
Installed-Size: $(du -sk --apparent-size "$root" | cut -f 1)
Depends: $(printf '%s, ' "${depends[@]}" | sed 's/, $//')
Section: graphics
Priority: optional
Description: find everyone in a photo library
 photoorg scans folders of photos, finds the faces, and groups them into
 people, so that a few names say who is in thousands of pictures. Nothing
 leaves the machine, and no photo is ever changed.
 .
 Libraries of photos are in the homes of their users, and are not touched
 when the package is removed.
CONTROL
(cd "$root" && find usr -type f -exec md5sum {} +) >"$root/DEBIAN/md5sums"

package="dist/photoorg_${version}_$architecture.deb"
dpkg-deb --root-owner-group -Zzstd -z12 --build "$root" "$package" >/dev/null
say "$package: $(($(stat -c %s "$package") / 1000000)) MB," \
    "$(($(du -sk --apparent-size "$root" | cut -f 1) / 1000)) MB installed"
