"""What a task finds of the database: open since the last one, and tried."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from celery import Task, signals
from celery.fixups.django import DjangoWorkerFixup
from django.contrib.auth.models import User
from django.db import connection

from newsroom.celery import app

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def task() -> Iterator[Task]:
    """Any task, in a worker as Celery sets it up for Django, with a connection that is new."""
    connection.close()
    connection.ensure_connection()
    fixup = DjangoWorkerFixup(app)
    signals.task_prerun.connect(fixup.on_task_prerun)
    signals.task_postrun.connect(fixup.on_task_postrun)
    yield app.tasks["social.sweep"]
    signals.task_prerun.disconnect(fixup.on_task_prerun)
    signals.task_postrun.disconnect(fixup.on_task_postrun)
    connection.close()


def test_server_of_the_database_stays_connected_from_one_task_to_the_next(task: Task) -> None:
    before = connection.connection
    for _ in range(3):
        signals.task_prerun.send(sender=task)
        assert not User.objects.exists()
        signals.task_postrun.send(sender=task)
    # SQLite's file is opened anew, for another may have been put in its place.
    assert (connection.connection is before) == (connection.vendor == "postgresql")


def test_connection_that_is_too_old_is_closed_before_a_task(task: Task) -> None:
    connection.close_at = 0.0
    signals.task_prerun.send(sender=task)
    assert connection.connection is None


def test_task_after_a_restart_of_the_database_connects_anew(task: Task) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("a file is not started again")
    before = connection.connection
    before.close()  # as the server does when it stops
    signals.task_prerun.send(sender=task)
    assert not User.objects.exists()
    assert connection.connection is not before
