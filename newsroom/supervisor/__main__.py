"""`python -m newsroom.supervisor` runs the newsroom; with `manage …` it runs a command for it."""

import io
import os
import sys

import environ

from .instance import BASE_DIR
from .manage import manage
from .refusal import Refusal
from .run import run


def main(arguments: list[str]) -> int:
    """Returns the exit status: 0, 1 for a failure in words, 2 for words that it does not know."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without our quotation marks
    # The settings read the same file, but keys in it must be known before the sandbox is chosen.
    if env_file := os.environ.get("ENV_FILE", str(BASE_DIR / ".env")):
        environ.Env.read_env(env_file)
    match arguments:
        case []:
            return run(os.environ)
        case ["manage", *command]:
            try:
                manage(os.environ, command)
            except Refusal as refusal:
                print(refusal, file=sys.stderr)
            return 1
    print("Usage: python -m newsroom.supervisor [manage COMMAND …]", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
