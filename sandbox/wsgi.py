"""The door for the web server."""

import os

from django.core.wsgi import get_wsgi_application

# Set, not defaulted: whoever starts the sandbox may carry the newsroom's settings in its
# environment.
os.environ["DJANGO_SETTINGS_MODULE"] = "sandbox.settings"

application = get_wsgi_application()
