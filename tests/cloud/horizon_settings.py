"""Horizon's local_settings.py in the tests: the real cloud, one process, no memcached, nothing compressed before it is asked for."""

import os

DEBUG = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
OPENSTACK_KEYSTONE_URL = f"http://127.0.0.1:{os.environ['IDENTITY_PORT']}/v3"
SECRET_KEY = os.urandom(32).hex()
# Sessions are in it, too: at the usual 300 entries they are pushed out by templates.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 100_000}}}
COMPRESS_ENABLED = True
COMPRESS_OFFLINE = False
STATIC_ROOT = os.path.join(os.environ["CLOUD_HORIZON"], "static")
SLIPWAY_URL = os.environ["SLIPWAY_URL"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "root": {"level": "ERROR"},
    "loggers": {"django.server": {"level": "ERROR", "propagate": True}},
}
