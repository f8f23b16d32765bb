"""The door for the web server."""

import os
import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from .front_door.opened import front_door

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

# So long, in seconds, a visitor whose page is kept waits for a neighbour's that is being rendered.
sys.setswitchinterval(0.0005)

django = get_wsgi_application()
application = front_door(django) if settings.FRONT_DOOR_BYTES else django
