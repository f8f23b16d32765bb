"""Start the sandbox: `python -m sandbox.serve --host 127.0.0.1 --port 8001 [--database PATH]`.

Brings the database up to date, then serves until SIGTERM or SIGINT.
"""

import argparse
import os
import socket
from pathlib import Path

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox.serve", description=__doc__)
    # Anybody who reaches the sandbox may order it about, so it listens to this machine alone.
    parser.add_argument("--host", default="127.0.0.1", choices=LOOPBACK)
    parser.add_argument("--port", type=int, default=8001)
    parser.add_argument("--database", type=Path, help="its SQLite file, made if it is not there")
    return parser.parse_args()


def refuse_a_busy_port(host: str, port: int) -> None:
    """End with a sentence rather than with the web server's stack trace."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise SystemExit(
            f"The sandbox cannot listen on port {port} of {host} ({error.strerror}). "
            "Stop what uses the port, or choose another with --port."
        ) from None


def migrate() -> None:
    """Make the database's folder and tables, or bring older tables up to date."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    Path(str(settings.DATABASES["default"]["NAME"])).parent.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)


def serve(host: str, port: int) -> None:
    """Serve until told to stop. A rehearsed delay holds up the stopping for three seconds."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    server = Granian(
        "sandbox.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        # More than the processors could use, because a rehearsed delay holds its thread.
        blocking_threads=16,
        workers_kill_timeout=3,
        # At "warning" it complains of the sixteen threads on every start.
        log_level=LogLevels.error,
    )
    address = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
    server.on_startup(
        lambda: print(f"The stand-ins for X, Flickr and YouTube are at {address}", flush=True)
    )
    server.serve()


def main() -> None:
    arguments = read_arguments()
    # Set, not defaulted: see wsgi.py.
    os.environ["DJANGO_SETTINGS_MODULE"] = "sandbox.settings"
    if arguments.database:
        os.environ["SANDBOX_DATABASE"] = str(arguments.database.resolve())
    refuse_a_busy_port(arguments.host, arguments.port)
    migrate()
    serve(arguments.host, arguments.port)


if __name__ == "__main__":
    main()
