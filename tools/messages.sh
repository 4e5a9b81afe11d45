#!/usr/bin/env bash
# Gathers every Vietnamese string of the product into the English catalogue and compiles it.
# A new string is left empty there, for somebody to translate; the architecture tests name it until then.
# The gathering is done in a copy, for makemessages writes its drafts beside the sources.
# An argument names another catalogue to write, with its folder: tools/messages.sh FOLDER/django.po
set -euo pipefail
export PATH="$PWD/.venv/bin:$PATH"
unset DJANGO_SETTINGS_MODULE
catalogue=$(realpath -m "${1:-duoc/locale/en/LC_MESSAGES/django.po}")
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

(cd duoc && find . \( -name tests -o -name migrations -o -name demonstration -o -name locale -o -name static \) -prune \
  -o \( -name '*.py' -o -name '*.html' -o -name '*.txt' \) -print0 | xargs -0 cp --parents --target-directory "$copy")
mkdir -p "$copy/locale/en/LC_MESSAGES" "$(dirname "$catalogue")"
[ ! -e "$catalogue" ] || cp "$catalogue" "$copy/locale/en/LC_MESSAGES/django.po"
cd "$copy"
django-admin makemessages --locale en --extension py,html,txt --no-obsolete --no-wrap --add-location file 2>&1 |
  { grep -v -e 'processing locale' -e 'without plural and with plural' -e 'Here is the occurrence' -e 'Workaround:' || true; }
sed -i '/^"POT-Creation-Date:/d; /^"Report-Msgid-Bugs-To:/d' locale/en/LC_MESSAGES/django.po
msgfmt --check-format --output-file "${catalogue%.po}.mo" locale/en/LC_MESSAGES/django.po
cp locale/en/LC_MESSAGES/django.po "$catalogue"
