"""`make manage DO="…"`: a management command with the environment of `make run`."""

import os
import sys
from collections.abc import Mapping, Sequence

from .data_folder import kept_broker_port, kept_secret_key, make_data_folder
from .embedded_environment import embedded_environment
from .instance import BASE_DIR, Instance


def manage(given: Mapping[str, str], arguments: Sequence[str]) -> None:
    """Turns this process into manage.py; it does not come back.

    Works beside a running newsroom, with its database and broker, as well as without one.
    """
    instance = Instance.from_environment(given)
    make_data_folder(instance.data_dir)
    environment = embedded_environment(
        given,
        instance,
        secret_key=kept_secret_key(instance.data_dir),
        broker_port=kept_broker_port(instance.data_dir),
    )
    argv = [sys.executable, str(BASE_DIR / "manage.py"), *arguments]
    os.execve(sys.executable, argv, environment)  # noqa: S606 (no shell is the safe way)
