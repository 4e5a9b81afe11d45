"""Settings of the tests: fast hashing, jobs done at once, mail kept in memory, plain static names."""

from datetime import date

from duoc.project.settings import *  # noqa: F403
from duoc.project.settings import CACHES, LOCMEM, STORAGES, VAR

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
CACHES = CACHES | {"default": {"BACKEND": LOCMEM}}
MEDIA_ROOT = VAR / "test-files"
DUOC_JOBS_INLINE = True
DUOC_DEMO = True
DUOC_TODAY = date(2020, 11, 24)
WHITENOISE_AUTOREFRESH = True
ALLOWED_HOSTS = ["*"]
