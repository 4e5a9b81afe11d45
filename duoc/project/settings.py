"""All settings, read from the environment, each with a safe default. `duoc doctor` prints them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from duoc.project.areas import AREAS

env = environ.Env()
ROOT = Path(__file__).resolve().parents[2]
VAR = Path(env.str("DUOC_VAR", default=str(ROOT / "var")))

# --- what kind of installation this is -------------------------------------------------------------------------------
PRODUCTION: bool = env.bool("DUOC_PRODUCTION", default=False)
DEBUG: bool = env.bool("DUOC_DEBUG", default=False)
DUOC_DEMO: bool = env.bool("DUOC_DEMO", default=False)  # demonstration accounts on the sign-in page
_today = env.str("DUOC_TODAY", default="")
DUOC_TODAY: date | None = date.fromisoformat(_today) if _today else None
DUOC_JOBS_INLINE: bool = env.bool("DUOC_JOBS_INLINE", default=False)
VERSION = "0.1.0"

SECRET_KEY: str = env.str("DUOC_SECRET_KEY", default="" if PRODUCTION else "not-secret-only-for-the-demonstration")
ALLOWED_HOSTS: list[str] = env.list("DUOC_ALLOWED_HOSTS", default=[] if PRODUCTION else ["*"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("DUOC_TRUSTED_ORIGINS", default=[])


def refuse_unsafe_production() -> None:
    """Stop at once where a production server would be open: debug, demonstration accounts, no key, no host names."""
    faults = [
        sentence
        for wrong, sentence in (
            (DEBUG, "DUOC_DEBUG is on"),
            (DUOC_DEMO, "DUOC_DEMO offers demonstration accounts"),
            (DUOC_TODAY is not None, "DUOC_TODAY fixes the day"),
            (len(SECRET_KEY) < 32, "DUOC_SECRET_KEY is missing or shorter than 32 characters"),
            (not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS, "DUOC_ALLOWED_HOSTS does not name this server"),
        )
        if wrong
    ]
    if faults:
        raise ImproperlyConfigured("Production refuses to start: " + "; ".join(faults) + ". See docs/operations.md.")


if PRODUCTION:
    refuse_unsafe_production()

# --- applications ----------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # allauth's list of sessions loads it
    "django.forms",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "duoc.web",
    *AREAS,
    "duoc.project",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "duoc.project.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "duoc.web.plain_text.PlainTextMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "duoc.registry.access.presence.PresenceMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "duoc.registry.access.gate.AccessMiddleware",
    "duoc.registry.access.passwords.FirstPasswordMiddleware",
]

ROOT_URLCONF = "duoc.project.urls"
WSGI_APPLICATION = "duoc.project.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

_loaders: list[Any] = [
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    _loaders if DEBUG else [("django.template.loaders.cached.Loader", _loaders)],
                )
            ],
            "builtins": ["template_partials.templatetags.partials", "django.templatetags.i18n"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "duoc.web.context.shell",
            ],
        },
    }
]

# --- data ------------------------------------------------------------------------------------------------------------
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;PRAGMA cache_size=-32000;"
    ),
}


def database() -> dict[str, Any]:
    """The database of DATABASE_URL; SQLite under var/ if there is none."""
    found: dict[str, Any] = env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'duoc.sqlite3'}")
    if found["ENGINE"].endswith("sqlite3"):
        found["OPTIONS"] = SQLITE_OPTIONS
    else:
        found["CONN_MAX_AGE"] = None
    return found


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOCMEM = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "duoc_cache"},
    "local": {"BACKEND": LOCMEM, "LOCATION": "drawn"},  # drawn pages: few, and big
    "brief": {"BACKEND": LOCMEM, "LOCATION": "brief", "OPTIONS": {"MAX_ENTRIES": 20_000}},  # figures: many, and small
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- people ----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "duoc.registry.access.adapter.ClosedAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_CHANGE_EMAIL = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,50/5m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("DUOC_TRUSTED_PROXIES", default=0)  # else all share the proxy's own address
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
USERSESSIONS_TRACK_ACTIVITY = True

# --- language, day and number formats --------------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [ROOT / "duoc" / "locale"]
FORMAT_MODULE_PATH = "duoc.web.formats"
TIME_ZONE = env.str("DUOC_TIME_ZONE", default="Asia/Ho_Chi_Minh")
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

# --- files -----------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "duoc.project.static.HashedStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_000_000

# --- mail ------------------------------------------------------------------------------------------------------------
EMAIL_CONFIG = env.email_url("DUOC_EMAIL_URL", default="consolemail://" if not PRODUCTION else "dummymail://")
EMAIL_BACKEND = (
    EMAIL_CONFIG["EMAIL_BACKEND"] if DUOC_DEMO is False else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = str(VAR / "mail")
EMAIL_HOST = EMAIL_CONFIG.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = EMAIL_CONFIG.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = EMAIL_CONFIG.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = EMAIL_CONFIG.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
DEFAULT_FROM_EMAIL = env.str("DUOC_MAIL_FROM", default="duoc@localhost")
DUOC_BASE_URL = env.str("DUOC_BASE_URL", default="http://localhost:8000")

# --- safety ----------------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
CSRF_FAILURE_VIEW = "duoc.web.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = env.bool("DUOC_SSL_REDIRECT", default=PRODUCTION)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("DUOC_LOG_LEVEL", default="WARNING")},
}
