"""The door for the web server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from .front_door.opened import front_door

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django = get_wsgi_application()
application = front_door(django) if settings.FRONT_DOOR_BYTES else django
