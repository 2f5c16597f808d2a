"""Settings, all from the environment; docs/handbook/settings.md lists each one."""

import hashlib
import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("ANBINH_DATA", ROOT / "var"))
DATA.mkdir(parents=True, exist_ok=True)

# demo: the demonstration city on this machine. production: refuses to start on anything a demonstration allows.
MODE = os.environ.get("ANBINH_MODE", "demo")
SIDE = os.environ.get("ANBINH_SIDE", "both")  # both | staff | public: the two URL trees can live on two hosts
DEBUG = os.environ.get("ANBINH_DEBUG", "") == "1"
DEMONSTRATION_KEY = "this key is for the demonstration city only and is refused in production"
SECRET_KEY = os.environ.get("ANBINH_SECRET_KEY", DEMONSTRATION_KEY)
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("ANBINH_FORMER_SECRET_KEYS", "").split(",") if key]
ALLOWED_HOSTS = os.environ.get("ANBINH_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("ANBINH_ORIGINS", "").split(",") if origin]

INSTALLED_APPS = [
    "anbinh.config.apps.Config",
    "anbinh.config.nightly",
    "anbinh.outputs.briefs",
    "anbinh.outputs.dashboard",
    "anbinh.outputs.findings",
    "anbinh.outputs.publications",
    "anbinh.outputs.figures",
    "anbinh.records.hotspots",
    "anbinh.records.training",
    "anbinh.records.oversight",
    "anbinh.records.campaigns",
    "anbinh.records.outreach",
    "anbinh.records.movement",
    "anbinh.records.conferences",
    "anbinh.records.warnings",
    "anbinh.records.checks",
    "anbinh.records.programme",
    "anbinh.records.cases",
    "anbinh.records.letters",
    "anbinh.records.receipts",
    "anbinh.records.series",
    "anbinh.records.intake",
    "anbinh.foundation.books",
    "anbinh.foundation.files",
    "anbinh.foundation.sealing",
    "anbinh.foundation.notices",
    "anbinh.foundation.accounts",
    "anbinh.foundation.catalogue",
    "anbinh.foundation.units",
    "anbinh.foundation.journal",
    "anbinh.foundation.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "anbinh.foundation.web.languages.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every page asks for a sign-in unless its view says it is public.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "anbinh.foundation.web.busy.Busy",
    "anbinh.foundation.accounts.doors.Arrival",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = {
    "both": "anbinh.config.urls",
    "staff": "anbinh.config.urls_staff",
    "public": "anbinh.config.urls_public",
}[SIDE]
WSGI_APPLICATION = "anbinh.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Components keep template, style and script in one folder of the web room.
        "DIRS": [ROOT / "anbinh" / "foundation" / "web"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "anbinh.config.navigation.shell",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

SQLITE = f"sqlite:///{DATA / 'anbinh.sqlite3'}"
DATABASES = {"default": dict(dj_database_url.parse(os.environ.get("ANBINH_DATABASE_URL", SQLITE), conn_max_age=60))}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A writer takes its lock at the start, so two of them queue instead of failing half-way; FULL keeps every commit.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "anbinh.foundation.accounts.doors.Backend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Signing in: docs/handbook/people.md. Accounts are given by an administrator; no mail address is needed.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "landing"
SECOND_FACTOR = os.environ.get("ANBINH_SECOND_FACTOR", "required" if MODE == "production" else "offered")
ACCOUNT_ADAPTER = "anbinh.foundation.accounts.doors.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_FORMS = {
    "login": "anbinh.foundation.accounts.forms.SignInForm",
    "change_password": "anbinh.foundation.accounts.forms.ChangePasswordForm",
    "reauthenticate": "anbinh.foundation.accounts.forms.ReauthenticateForm",
}
# The lock below counts passwords; this limits what is tried from many addresses, and the codes of the second factor.
# A whole office may come from one address.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "60/m/ip,20/600s/key"}
MFA_ADAPTER = "anbinh.foundation.accounts.doors.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "An Bình"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = MODE == "demo"
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("ANBINH_PROXIES", "0"))
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "anbinh.foundation.accounts.public.locked_out"
AXES_CLIENT_IP_CALLABLE = "anbinh.foundation.accounts.doors.address_of"
AXES_USERNAME_CALLABLE = "anbinh.foundation.accounts.doors.name_tried"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# An OpenID Connect provider beside the password; without ANBINH_OIDC_ISSUER there is none.
OIDC_ISSUER = os.environ.get("ANBINH_OIDC_ISSUER", "")
OIDC_CLAIM = os.environ.get("ANBINH_OIDC_CLAIM", "")  # the claim that holds our user name; empty: linked accounts only
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True
SOCIALACCOUNT_ADAPTER = "anbinh.foundation.accounts.openid.OutsideAccounts"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "provider_class": "anbinh.foundation.accounts.openid.Provider",
        "APPS": [
            {
                "provider_id": "oidc",
                "name": os.environ.get("ANBINH_OIDC_NAME", "OpenID Connect"),
                "client_id": os.environ.get("ANBINH_OIDC_CLIENT_ID", ""),
                "secret": os.environ.get("ANBINH_OIDC_CLIENT_SECRET", ""),
                "settings": {"server_url": OIDC_ISSUER, "scope": ["openid", "profile"]},
            }
        ]
        if OIDC_ISSUER
        else [],
    }
}
OIDC_ORIGIN = ["{0.scheme}://{0.netloc}".format(urlsplit(OIDC_ISSUER))] if OIDC_ISSUER else []

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "anbinh_language"
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "anbinh.foundation.web.finders.ComponentFinder",
]
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)

# Attachments: docs/handbook/files.md. Bounds per file in MB (1024 × 1024 bytes), and of what the cleaner unpacks.
FILES_MOST_MB = {
    "photo": int(os.environ.get("ANBINH_MOST_PHOTO_MB", "30")),
    "video": int(os.environ.get("ANBINH_MOST_VIDEO_MB", "300")),
    "sound": int(os.environ.get("ANBINH_MOST_SOUND_MB", "100")),
    "document": int(os.environ.get("ANBINH_MOST_DOCUMENT_MB", "50")),
}
FILES_MOST_PIXELS = int(os.environ.get("ANBINH_MOST_PIXELS", "60000000"))
FILES_MOST_PAGES = int(os.environ.get("ANBINH_MOST_PAGES", "2000"))
# What a disk must have left before it takes one more file: a database on it needs room to go on.
FILES_FREE_MB = int(os.environ.get("ANBINH_FREE_MB", "1024"))
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "anbinh.foundation.files.uploads.BoundedUpload",
]
# What an interrupted upload leaves lies where `anbinh files sweep` finds it, not in a folder shared by the machine.
FILE_UPLOAD_TEMP_DIR = DATA / "files" / "work"
FILE_UPLOAD_TEMP_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)

# Receipts of reporters: the key under which codes are hashed, and the seed (32 bytes) of the key that signs receipts.
# Without settings of their own both follow the secret key; a city sets them, so that the secret key may change.
RECEIPT_KEY = hashlib.sha256(f"receipt code {os.environ.get('ANBINH_RECEIPT_KEY', SECRET_KEY)}".encode()).digest()
RECEIPT_SEED = hashlib.sha256(f"receipt seal {os.environ.get('ANBINH_RECEIPT_SEED', SECRET_KEY)}".encode()).digest()
RECEIPT_SECRETS_OWN = all(len(os.environ.get(f"ANBINH_RECEIPT_{name}", "")) >= 32 for name in ("KEY", "SEED"))
# When more reports, wrong codes, messages or megabytes than this come in ten minutes, a sender computes a proof of so
# many bits, or waits.
FLOOD = {
    "reports": int(os.environ.get("ANBINH_FLOOD_REPORTS", "60")),
    "wrong_codes": int(os.environ.get("ANBINH_FLOOD_WRONG_CODES", "30")),
    "messages": int(os.environ.get("ANBINH_FLOOD_MESSAGES", "60")),
    "upload_mb": int(os.environ.get("ANBINH_FLOOD_UPLOAD_MB", "3000")),
    "bits": int(os.environ.get("ANBINH_FLOOD_BITS", "18")),
    "minutes": int(os.environ.get("ANBINH_FLOOD_MINUTES", "3")),
}
# The hour of the city's clock at which the server does its nightly work; `off` leaves it to a timer of the machine.
NIGHTLY_AT = os.environ.get("ANBINH_NIGHTLY_AT", "02:00")
# Days after the last of a period until which closing it is in time; how many entries figures read beside the extract
# before it is brought up to date; where the engine of a cluster finds its master.
FIGURES_DUE_DAYS = int(os.environ.get("ANBINH_FIGURES_DUE_DAYS", "3"))
FIGURES_TAIL = int(os.environ.get("ANBINH_FIGURES_TAIL", "20000"))
# The smallest count that is published; smaller ones are hidden, and others with them.
FIGURES_SMALLEST = max(2, int(os.environ.get("ANBINH_FIGURES_SMALLEST", "5")))
FIGURES_SPARK = os.environ.get("ANBINH_FIGURES_SPARK", "local[2]")
# Where people reach the staff side: references in issued reports lead there and outlive the server that made them.
ADDRESS = os.environ.get("ANBINH_ADDRESS", next(iter(CSRF_TRUSTED_ORIGINS), "http://127.0.0.1:8000")).rstrip("/")
# The public side, where receipts lead; empty: this server itself. And the tree of its pages.
PUBLIC_ADDRESS = os.environ.get("ANBINH_PUBLIC_ADDRESS", "").rstrip("/")
PUBLIC_URLS = "anbinh.config.urls_public"
# Where the quick exit of the public pages leads: a page that anybody might be reading.
EXIT_ADDRESS = os.environ.get("ANBINH_EXIT", "https://vi.wikipedia.org/wiki/H%C3%A0_N%E1%BB%99i")

# Letters about notices: `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`. Without it a demonstration keeps
# them as files, and a production server sends none.
MAIL = urlsplit(os.environ.get("ANBINH_MAIL", ""))
MAIL_SENT = bool(MAIL.hostname) or MODE == "demo"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL.hostname else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = DATA / "letters"
EMAIL_HOST, EMAIL_PORT = MAIL.hostname or "", MAIL.port or 587
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(MAIL.username or ""), unquote(MAIL.password or "")
EMAIL_USE_SSL = MAIL.scheme == "smtps"
EMAIL_USE_TLS = not EMAIL_USE_SSL and EMAIL_HOST not in {"localhost", "127.0.0.1"}
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("ANBINH_MAIL_FROM", "An Bình <khong-tra-loi@localhost>")

SESSION_COOKIE_NAME = "anbinh_session"
SESSION_COOKIE_HTTPONLY = True
# On one host with the public side, browsers send it to the staff pages only.
SESSION_COOKIE_PATH = "/can-bo/" if SIDE == "both" else "/"
SESSION_COOKIE_AGE = 10 * 3600  # one working day and its night shift
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = MODE == "production"
SECURE_HSTS_SECONDS = 31_536_000 if MODE == "production" else 0
SECURE_SSL_REDIRECT = MODE == "production" and os.environ.get("ANBINH_TLS", "proxy") == "redirect"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if MODE == "production" else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF, *OIDC_ORIGIN],
        "frame-ancestors": [NONE],
    }
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # Django hangs the request on a record: with it, an address could reach whatever handler is added one day.
    "filters": {"without_request": {"()": "anbinh.config.logs.WithoutRequest"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["without_request"]}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("ANBINH_LOG", "WARNING")},
}
