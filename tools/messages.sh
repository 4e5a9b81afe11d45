#!/usr/bin/env bash
# Gathers every Vietnamese string of the product into the English catalogue and compiles it.
# A new string is left empty there, for somebody to translate; the architecture tests name it until then.
# Another checkout can be named: tools/messages.sh FOLDER
set -euo pipefail
export PATH="$PWD/.venv/bin:$PATH"
cd "${1:-.}/duoc"
unset DJANGO_SETTINGS_MODULE
mkdir -p locale
django-admin makemessages --locale en --extension py,html,txt --no-obsolete --no-wrap --add-location file \
  --ignore 'web/locale' --ignore '*/tests/*' --ignore '*/migrations/*' --ignore 'project/demonstration/*' 2>&1 |
  { grep -v -e 'processing locale' -e 'without plural and with plural' -e 'Here is the occurrence' -e 'Workaround:' || true; }
sed -i '/^"POT-Creation-Date:/d' locale/en/LC_MESSAGES/django.po
django-admin compilemessages --locale en --ignore 'web/locale' >/dev/null
