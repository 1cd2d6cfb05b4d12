# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Settings of the shell; everything that differs per installation comes from the environment.

WERKDRUK_DATABASE   path of an SQLite file (default var/werkdruk.sqlite3) or postgresql://user:password@host:port/name
WERKDRUK_SECRET     secret key; needed outside the demo
WERKDRUK_HOSTS      host names served, separated by commas
WERKDRUK_PROXY      1: a proxy in front takes off TLS and sets X-Forwarded-Proto itself; without such a proxy never
WERKDRUK_DEMO       1: one-click roles of the demo board, a pinned day, no secret needed; never on real data
WERKDRUK_SMTP       where mail goes: smtp://user:password@host:587 (STARTTLS), smtps://…:465, or smtp+plain://localhost:25
WERKDRUK_MAIL_FROM  the sender of mail, such as werkdruk@school.nl
WERKDRUK_ADDRESS    what stands before the address of a page in a mail, such as https://werkdruk.school.nl
WERKDRUK_TODAY      the day the pages take for today (ISO); default the real day, in the demo 2024-01-15
"""

import os
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

HERE = Path(__file__).parent

DEMO = os.environ.get("WERKDRUK_DEMO") == "1"
DEMO_DAY = "2024-01-15"
DEMO_SECRET = "demo-data-only-this-key-protects-nothing"  # noqa: S105 - the demo holds no secrets


def _secret() -> str:
    secret = os.environ.get("WERKDRUK_SECRET", DEMO_SECRET if DEMO else "")
    if not secret:
        raise ImproperlyConfigured("Set WERKDRUK_SECRET to a long random text, or WERKDRUK_DEMO=1 for the demo.")
    return secret


def _database(address: str) -> dict[str, Any]:
    if not address.startswith("postgresql://"):
        safe = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON")
        pragmas = (*safe, "secure_delete=ON")  # what a ballot box held is overwritten when it is closed
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": address,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": ";".join(f"PRAGMA {pragma}" for pragma in pragmas),
            },
        }
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
    }


def _mail(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    if parts.scheme not in {"smtp", "smtps", "smtp+plain"} or not parts.hostname:
        raise ImproperlyConfigured("WERKDRUK_SMTP starts with smtp://, smtps:// or smtp+plain:// and names a host.")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or {"smtp": 587, "smtps": 465, "smtp+plain": 25}[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }


SECRET_KEY = _secret()
DEBUG = False
ALLOWED_HOSTS = [host for host in os.environ.get("WERKDRUK_HOSTS", "localhost,127.0.0.1").split(",") if host]
TODAY = date.fromisoformat(os.environ.get("WERKDRUK_TODAY", DEMO_DAY)) if DEMO else None

DATABASES = {"default": _database(os.environ.get("WERKDRUK_DATABASE", "var/werkdruk.sqlite3"))}

INSTALLED_APPS = [
    "werkdruk.web.apps.WerkdrukConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "werkdruk.web.headers.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "werkdruk.web.headers.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "werkdruk.web.headers.RefusalPages",
]
ROOT_URLCONF = "werkdruk.web.urls"
WSGI_APPLICATION = "werkdruk.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "werkdruk.web.views.surroundings.surroundings",
            ],
        },
    }
]

AUTH_USER_MODEL = "werkdruk.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "login"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATICFILES_DIRS = [HERE / "static"]
WHITENOISE_USE_FINDERS = True

if os.environ.get("WERKDRUK_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_HSTS_SECONDS = 0 if DEMO else 365 * 24 * 60 * 60

MAIL_FROM = os.environ.get("WERKDRUK_MAIL_FROM", "")
MAIL_SITE = os.environ.get("WERKDRUK_ADDRESS", "").rstrip("/")
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
if os.environ.get("WERKDRUK_SMTP"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    globals().update(_mail(os.environ["WERKDRUK_SMTP"]))
MAIL_READY = bool(os.environ.get("WERKDRUK_SMTP") and MAIL_FROM and MAIL_SITE)

CSRF_FAILURE_VIEW = "werkdruk.web.views.entrance.out_of_date"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = not DEMO
CSRF_COOKIE_SECURE = not DEMO
SESSION_COOKIE_AGE = 8 * 60 * 60
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_votes": {"()": "werkdruk.web.quiet.NoVotes"}},
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {name: {"filters": ["no_votes"]} for name in ("django.request", "django.security.csrf")},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
