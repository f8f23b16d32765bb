"""The newsroom's settings, read from the environment (or a `.env` file beside manage.py).

README.md lists every variable. What would be risky in production is a system check in
`newsroom/checks.py`, with an id and a hint.
"""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from celery.schedules import crontab
from django.core.exceptions import ImproperlyConfigured

from . import admin_look, editor_buttons

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
if env_file := env.str("ENV_FILE", default=str(BASE_DIR / ".env")):
    env.read_env(env_file)

# ---------------------------------------------------------------------------------------------
# Where things are
# ---------------------------------------------------------------------------------------------
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var"))).resolve()

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Put a long random value into the environment or the .env file; "
        "`make run` makes one of its own for the demo, and `make manage DO=...` uses it."
    )

SITE_NAME = env.str("SITE_NAME", default="Newsroom")
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
# The public address. Links in tweets, feeds and canonical tags are built from it and never from a
# request's Host header, which a visitor can choose.
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
SITE_HOST = urlsplit(SITE_URL).hostname or ""
SITE_IS_HTTPS = SITE_URL.startswith("https://")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[SITE_HOST, "127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# ---------------------------------------------------------------------------------------------
# Rooms. Arrows run down only: see docs/architecture.md
# ---------------------------------------------------------------------------------------------
TOP_FLOOR = env.list("TOP_FLOOR", default=["contract", "liveblog", "social"])
# The demo's stories and accounts. `make run` switches it on; production leaves it out.
DEMO = env.bool("DEMO", default=False)

INSTALLED_APPS = [
    "newsroom",
    # Before django.contrib.admin, so that their templates win.
    "unfold",
    "unfold.contrib.simple_history",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",  # the search on PostgreSQL; nothing of it is used on SQLite
    "ckeditor",
    "simple_history",
    "csp",
    "axes",
    "media_picker",
    "articles",
    *TOP_FLOOR,
    *(["demo"] if DEMO else []),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.security_headers.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "articles.forged_fields.ForgedFields",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
    # Innermost, so that it knows of an old address before a slash is appended to it.
    "articles.public.old_addresses.old_addresses",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.site.site",
                "articles.public.frame.navigation_and_footer",
            ]
        },
    }
]

# ---------------------------------------------------------------------------------------------
# Database, broker, cache
# ---------------------------------------------------------------------------------------------
DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'newsroom.sqlite3'}")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Without these, four writing processes fail with "database is locked" within seconds.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    # A file, not memory: worker processes of the tests share it.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
else:
    DATABASES["default"].setdefault("OPTIONS", {})["connect_timeout"] = 5  # seconds
    # A server that has vanished without a word is noticed, instead of waited for by the hour.
    DATABASES["default"]["OPTIONS"]["tcp_user_timeout"] = 5000  # milliseconds
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # Connecting costs more than most of what is asked then; Celery's tasks keep to it as requests
    # do. SQLite's file is opened each time: whoever had it open would go on with the old one when
    # another is put in its place.
    DATABASES["default"]["CONN_MAX_AGE"] = 60  # seconds
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")

# Finished public pages are kept in each web process, up to so many bytes, and given before Django
# is entered (docs/decisions/0010-the-front-door-keeps-answers.md); 0 keeps none.
FRONT_DOOR_BYTES = env.int("FRONT_DOOR_BYTES", default=0 if DEBUG else 128 * 1024 * 1024)
FRONT_DOOR_MOVES = "articles.generations.moved_since"
FRONT_DOOR_CHANNEL = "newsroom.moves"

# Where live blogs' streams are asked for, if that is another origin than the site's: behind nginx
# it is the site's own (deploy/nginx.conf), and `make run` has a port for them.
LIVE_URL = env.str("LIVE_URL", default="").rstrip("/")

CELERY_BROKER_URL = REDIS_URL
# The broker carries hints only; the ledger's rows are the truth, so no result is ever kept.
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    # A Publish request that finds the broker away must not wait for it (six seconds, without
    # max_retries): the sweep tells it later.
    "max_retries": 0,
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
    "retry_on_timeout": False,
}
# These take seconds or minutes: in a queue of their own, no tweet waits behind them.
SLOW_TASKS = ["media_picker.make_avif", "media_picker.refresh_media", "articles.look_at_live_media"]
CELERY_TASK_ROUTES = {name: {"queue": "pictures"} for name in SLOW_TASKS}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for its broker as long as it takes
CELERY_TIMEZONE = "Europe/London"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False

# ---------------------------------------------------------------------------------------------
# Files
# ---------------------------------------------------------------------------------------------
MEDIA_ROOT = DATA_DIR / "media"
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        # No base_url: no file is ever public by its path. See media_picker/views.py.
        "OPTIONS": {"location": str(MEDIA_ROOT), "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Pictures: at most 25 MB and 50 megapixels a file.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
PICTURE_MAX_BYTES = 25 * 1024 * 1024
PICTURE_MAX_PIXELS = 50_000_000

# ---------------------------------------------------------------------------------------------
# People
# ---------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["newsroom.formats"]

# With it somebody else reads a story before it is published: see articles/second_eyes.py.
REQUIRE_REVIEW = env.bool("REQUIRE_REVIEW", default=False)

LOGIN_URL = "admin:login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
SESSION_COOKIE_AGE = 12 * 60 * 60  # a shift

# ---------------------------------------------------------------------------------------------
# Flickr and YouTube: the real ones, unless an address says otherwise
# ---------------------------------------------------------------------------------------------
FLICKR_API_URL = env.str("FLICKR_API_URL", default="")
FLICKR_API_KEY = env.str("FLICKR_API_KEY", default="")
FLICKR_API_SECRET = env.str("FLICKR_API_SECRET", default="")
YOUTUBE_API_URL = env.str("YOUTUBE_API_URL", default="")
YOUTUBE_API_KEY = env.str("YOUTUBE_API_KEY", default="")
# The player in a page: YouTube's own without cookies, or the sandbox's.
YOUTUBE_PLAYER_URL = env.str(
    "YOUTUBE_PLAYER_URL", default="https://www.youtube-nocookie.com/embed/"
)


def _origin(address: str) -> str:
    """Scheme, host and port of an address, as a Content-Security-Policy names a source."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


# ---------------------------------------------------------------------------------------------
# Security
# ---------------------------------------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_IS_HTTPS
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=SITE_IS_HTTPS)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from inside, without TLS
# A promise that browsers keep for as long as this: a day, until whoever runs it says more. Whether
# it binds the force's other hosts too is for the force to say, so it is off.
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=86_400 if SITE_IS_HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=False)
if env.bool("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"  # but for the preview, which the confirmation page frames

# Where albums' photographs and videos' players come from, once a visitor asks for them.
FLICKR_PICTURE_SOURCE = _origin(FLICKR_API_URL) or "https://*.staticflickr.com"
YOUTUBE_PLAYER_SOURCE = _origin(YOUTUBE_PLAYER_URL)
LIVE_SOURCE = _origin(LIVE_URL)

# Public pages: nothing inline, nothing evaluated, nothing from elsewhere.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", FLICKR_PICTURE_SOURCE],
        "frame-src": [YOUTUBE_PLAYER_SOURCE],
        "font-src": ["'self'"],
        "connect-src": ["'self'", *filter(None, [LIVE_SOURCE])],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
# The admin: django-unfold's Alpine evaluates expressions, and CKEditor 4 writes inline styles and
# scripts into its own frame.
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:", FLICKR_PICTURE_SOURCE],
    "font-src": ["'self'", "data:"],
    "frame-src": ["'self'", YOUTUBE_PLAYER_SOURCE],
    "object-src": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],
    "base-uri": ["'self'"],
}

# CKEditor 4.22.1 is the last free version and has known holes. Bodies are sanitised on the server
# before the editor loads them and again on save: docs/decisions/0003-ckeditor-behind-one-widget.md
SILENCED_SYSTEM_CHECKS = [
    "ckeditor.W001",
    # HSTS for all subdomains and preloading bind hosts that are not ours: see above.
    "security.W005",
    "security.W021",
]

# ---------------------------------------------------------------------------------------------
# X: the real one, unless its address says otherwise
# ---------------------------------------------------------------------------------------------
X_REAL_URL = "https://api.x.com"
X_API_URL = env.str("X_API_URL", default=X_REAL_URL).rstrip("/")
X_API_KEY = env.str("X_API_KEY", default="")
X_API_SECRET = env.str("X_API_SECRET", default="")
X_ACCESS_TOKEN = env.str("X_ACCESS_TOKEN", default="")
X_ACCESS_SECRET = env.str("X_ACCESS_SECRET", default="")
# Where a person can see a tweet; {id} is X's id of it.
X_STATUS_URL = env.str("X_STATUS_URL", default="https://x.com/i/web/status/{id}")
# What X asks for, in US dollars, and what a month should cost at most: above it a warning is shown,
# and nothing is ever stopped; 0 is no limit.
X_PRICE_POST_WITH_LINK = Decimal(env.str("X_PRICE_POST_WITH_LINK", default="0.20"))
X_PRICE_DELETE = Decimal(env.str("X_PRICE_DELETE", default="0.01"))
X_SOFT_CAP_A_MONTH = Decimal(env.str("X_SOFT_CAP_A_MONTH", default="0"))
# Whenever X's address is not X's own, every screen that shows a tweet says REHEARSAL.
IS_REHEARSAL = X_API_URL != X_REAL_URL

# One attempt's claim on a tweet, in seconds: longer than all its time-outs together.
POST_LEASE_SECONDS = env.int("POST_LEASE_SECONDS", default=120)
# A post that has waited for so long, in seconds, is held for a person instead of posted late.
POST_TOO_OLD_SECONDS = env.int("POST_TOO_OLD_SECONDS", default=6 * 60 * 60)
# A post that X did not answer for is looked up on the timeline, first after so many seconds; before
# the settle window has passed, in seconds, the timeline may lag and nothing is sent once more.
POST_LOOK_UP_SECONDS = env.float("POST_LOOK_UP_SECONDS", default=5.0)
POST_SETTLE_SECONDS = env.float("POST_SETTLE_SECONDS", default=15 * 60)
# How far X's clock may be behind the database's, in seconds, when a tweet is recognised.
POST_CLOCK_SKEW_SECONDS = env.float("POST_CLOCK_SKEW_SECONDS", default=60.0)
# How often X is asked whether an account that it refused is well again, in seconds.
POST_CHECK_SECONDS = env.float("POST_CHECK_SECONDS", default=60.0)
# A post over which so many workers stopped is held, so that the others go on.
POST_MOST_CRASHES = env.int("POST_MOST_CRASHES", default=5)
# How often the sweep looks for what is due and unclaimed, in seconds.
POST_SWEEP_SECONDS = env.float("POST_SWEEP_SECONDS", default=5.0)
# Each wait of one call to X: to connect, and for an answer, in seconds.
X_TIMEOUT_SECONDS = env.float("X_TIMEOUT_SECONDS", default=15.0)

# How often scheduled stories are looked for, in seconds.
SCHEDULE_POLL_SECONDS = env.float("SCHEDULE_POLL_SECONDS", default=5.0)

CELERY_BEAT_SCHEDULE: dict[str, Any] = {
    "sweep-pictures": {"task": "media_picker.sweep", "schedule": 60.0},
    "publish-scheduled": {"task": "articles.publish_scheduled", "schedule": SCHEDULE_POLL_SECONDS},
    "look-for-lapsed": {"task": "articles.look_for_lapsed", "schedule": 60.0},
    "look-at-live-media": {
        "task": "articles.look_at_live_media",
        "schedule": crontab(hour="3", minute="30"),
    },
    "forget-kept-forms": {
        "task": "articles.forget_kept_forms",
        "schedule": crontab(hour="3", minute="50"),
    },
}
if "social" in TOP_FLOOR:
    CELERY_BEAT_SCHEDULE["sweep-posts"] = {"task": "social.sweep", "schedule": POST_SWEEP_SECONDS}
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "celerybeat-schedule")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # A page that is not there or not allowed is no fault of the newsroom's.
        "django.request": {"level": "ERROR"},
        # These log whole requests, keys included.
        "tweepy": {"level": "WARNING"},
        "flickrapi": {"level": "WARNING"},
        "googleapiclient": {"level": "WARNING"},
        "httplib2": {"level": "WARNING"},
        "urllib3": {"level": "WARNING"},
        "oauthlib": {"level": "WARNING"},
        "requests_oauthlib": {"level": "WARNING"},
        "celery.app.trace": {"level": "WARNING"},
        "axes": {"level": "WARNING"},
    },
}

# ---------------------------------------------------------------------------------------------
# The admin's look, and the editor's buttons
# ---------------------------------------------------------------------------------------------
CKEDITOR_CONFIGS = editor_buttons.CONFIGS
UNFOLD = admin_look.unfold(SITE_NAME, TOP_FLOOR)
SIMPLE_HISTORY_REVERT_DISABLED = True
LOGIN_REDIRECT_URL = "admin:index"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: it refuses who has guessed too often
    "articles.role_backend.RoleBackend",
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "newsroom.login.address_of"
AXES_LOCKOUT_CALLABLE = "newsroom.login.as_the_form_says"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
