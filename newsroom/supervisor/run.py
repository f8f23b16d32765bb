"""The course of `make run`, from the first check to the last process."""

import sys
from collections.abc import Mapping

from . import newsroom_parts
from .caretaker import Caretaker
from .console import Console
from .data_folder import free_broker_port, kept_secret_key, lock_data_folder, make_data_folder
from .embedded_environment import embedded_environment
from .group import Group
from .instance import BASE_DIR, Instance
from .ports import refuse_taken_ports
from .refusal import Refusal
from .static_files import COLLECT, is_collected, note_collected, static_fingerprint
from .stop_request import StopAsked, StopRequest
from .summary import summary


def run(given: Mapping[str, str]) -> int:
    """Runs the newsroom until somebody stops it. Returns the exit status.

    0 after Ctrl-C, SIGTERM or SIGHUP; 1, with the reason on the terminal, when it could not start
    or gave up. Either way no process is left.
    """
    console = Console(sys.stdout)
    stop_request = StopRequest()
    stop_request.listen()
    try:
        instance = Instance.from_environment(given)
        make_data_folder(instance.data_dir)
        lock = lock_data_folder(instance.data_dir, instance.url)
        refuse_taken_ports(instance)
        caretaker = Caretaker(lock)
        try:
            return _supervise(given, instance, console, caretaker, stop_request)
        finally:
            caretaker.dismiss()
    except Refusal as refusal:
        console.say(str(refusal))
        return 1


def _supervise(
    given: Mapping[str, str],
    instance: Instance,
    console: Console,
    caretaker: Caretaker,
    stop_request: StopRequest,
) -> int:
    broker_port = free_broker_port(instance.data_dir)
    environment = embedded_environment(
        given,
        instance,
        secret_key=kept_secret_key(instance.data_dir),
        broker_port=broker_port,
    )
    group = Group(
        environment,
        folder=BASE_DIR,
        log_folder=instance.data_dir / "logs",
        console=console,
        caretaker=caretaker,
        stop_request=stop_request,
    )
    try:
        if instance.has_own_broker:
            console.say("Starting the broker …")
            group.start(newsroom_parts.broker(instance.data_dir, broker_port))
        else:
            console.say("Using the broker that REDIS_URL names.")
        _prepare(group, instance, console)
        console.say("Starting the newsroom …")
        if instance.has_sandbox:
            group.start(newsroom_parts.sandbox(instance))
        group.start(
            newsroom_parts.web(instance, environment),
            *([newsroom_parts.live(instance)] if instance.has_live_blogs else []),
            newsroom_parts.worker(),
            newsroom_parts.picture_worker(),
            newsroom_parts.beat(instance.data_dir),
        )
        console.show(summary(instance, environment))
        group.watch()
    except StopAsked:
        console.say("Stopping …")
    finally:
        group.stop()
    console.say("Stopped. What was written is kept; `make run` starts it again.")
    return 0


def _prepare(group: Group, instance: Instance, console: Console) -> None:
    console.say("Bringing the database up to date …")
    group.run_step(newsroom_parts.step("database", "migrate", "--noinput", "--verbosity", "0"))
    fingerprint = static_fingerprint(BASE_DIR)
    if not is_collected(instance.data_dir, fingerprint):
        console.say("Collecting style sheets, scripts and icons …")
        group.run_step(newsroom_parts.step("static", *COLLECT))
        note_collected(instance.data_dir, fingerprint)
    if instance.is_demo:
        console.say("Looking after the demo's stories …")
        group.run_step(newsroom_parts.step("demo", "load_demo"))
