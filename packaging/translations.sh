#!/usr/bin/env bash
# bash packaging/translations.sh
# Brings the translations up to date with the program: resources/translations/*.ts gets the
# sentences that are new (pyside6-linguist, or any editor, translates them) and loses those that
# are gone; then the .qm files, which the window reads, are made from them. Run it again after
# translating. Translations that exist are kept.
set -euo pipefail

# shellcheck source=packaging/setup_environment.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/setup_environment.sh"

cd -- "$repository"
lupdate="$environment/bin/pyside6-lupdate"
lrelease="$environment/bin/pyside6-lrelease"
if ! [ -x "$lupdate" ] || ! [ -x "$lrelease" ]; then
    fail "The tools for translations are missing; bash packaging/test.sh installs them."
fi

mapfile -t sources < <(find photoorg/ui -name '*.py' | LC_ALL=C sort)
folder=resources/translations
# Without line numbers, so that a translation changes only with its sentence.
common=(-locations none -no-obsolete -source-language en -silent)
# English is in the source already, all but the forms for one and for many.
"$lupdate" "${common[@]}" -pluralonly -target-language en "${sources[@]}" \
    -ts "$folder/photoorg_en.ts"
for language in ja zh_CN; do
    "$lupdate" "${common[@]}" -target-language "$language" "${sources[@]}" \
        -ts "$folder/photoorg_$language.ts"
done

for language in en ja zh_CN; do
    file="$folder/photoorg_$language"
    open="$(grep -c 'type="unfinished"' "$file.ts" || true)"
    if [ "$open" -gt 0 ]; then
        say "$file.ts: $open to translate"
    fi
    "$lrelease" -silent "$file.ts" -qm "$file.qm"
done
