"""The Celery app: settings from Django, tasks from the rooms."""

import os
import sys
from typing import Any

from celery import Celery, signals
from django.db import close_old_connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

app = Celery("newsroom")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# Celery by itself connects to the database anew for each task. A task is to find it as a request
# does: open, for as long as CONN_MAX_AGE says, and tried first, for the database may have been
# started again meanwhile. docs/decisions/0014-tasks-keep-the-database-open.md
app.conf.CELERY_DB_REUSE_MAX = sys.maxsize

# In every process, the web's too, for `newsroom` imports this. A thread that has its answer from X,
# or a visitor's page that is kept, waits for a neighbour's turn to end: ten times as often, in
# seconds, was worth 2 % of the tweets a second (bench/posts_per_second.py).
sys.setswitchinterval(0.0005)


@signals.task_prerun.connect
def close_what_is_too_old(**_: Any) -> None:
    close_old_connections()
