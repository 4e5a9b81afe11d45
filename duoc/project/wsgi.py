"""Entry point of the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duoc.project.settings")
application = get_wsgi_application()

# What start has loaded stays for good: without this each search for reference cycles walks through all of it again,
# in the middle of somebody's page.
gc.collect()
gc.freeze()
