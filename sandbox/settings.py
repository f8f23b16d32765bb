"""The sandbox's own settings. It shares none with the newsroom: it plays somebody else's server.

Environment: `SANDBOX_DATABASE` (path of its SQLite file), `SANDBOX_SITE_NAME` (the name that the
account on the timeline carries), `SECRET_KEY` (optional: nothing here is signed).
"""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = False
SECRET_KEY = os.environ.get("SECRET_KEY") or get_random_secret_key()
# Loopback names only. Besides keeping strangers out, it stops a web page from reaching the
# sandbox by pointing a name of its own at 127.0.0.1.
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

SANDBOX_SITE_NAME = os.environ.get("SANDBOX_SITE_NAME") or "Newsroom"

INSTALLED_APPS = [
    "sandbox",
    "sandbox.x",
    "sandbox.flickr",
    "sandbox.youtube",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
]

# No CSRF middleware: there is no session that a hostile page could ride on. X's address wants an
# Authorization header, the rehearsal controls a JSON content type; no cross-site form sends either.
# The trainer's forms are looked at by same_origin.py.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",  # refuses foreign host names
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

# X's addresses end without a slash.
APPEND_SLASH = False
ROOT_URLCONF = "sandbox.urls"
WSGI_APPLICATION = "sandbox.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("SANDBOX_DATABASE") or str(BASE_DIR / "var" / "sandbox.sqlite3"),
        # Several threads write at once; without these some would fail with "database is locked".
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A picture that X would take (5 MB) stays in memory on its way to the database.
FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024

STATIC_URL = "/static/"
# The files are served from where they lie, so that starting needs no collectstatic.
WHITENOISE_USE_FINDERS = True

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "form-action": ["'none'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "sandbox {levelname}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Refusals are the sandbox's daily business, not news for the log.
    "loggers": {"django.request": {"level": "ERROR"}},
}
