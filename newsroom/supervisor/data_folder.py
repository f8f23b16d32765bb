"""What the supervisor itself keeps in DATA_DIR: the lock, the secret key and the broker's port."""

import fcntl
import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from .ports import free_port, is_free
from .refusal import Refusal


def make_data_folder(data_dir: Path) -> None:
    """Only its owner may look inside: it holds drafts, embargoed stories and the secret key."""
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(
            f"The folder {data_dir} cannot be made ({error.strerror}). "
            "Choose another with DATA_DIR=…, or change its permissions."
        ) from error


def lock_data_folder(data_dir: Path, url: str) -> int:
    """Takes the folder for this process and returns the file descriptor that holds the lock.

    The system lets go of it when the last process that holds the descriptor has ended, however that
    came about, so there is never a stale lock to remove. Raises `Refusal` when somebody has it.
    """
    descriptor = os.open(data_dir / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        owner = os.read(descriptor, 1000).decode(errors="replace").strip() or "another process"
        os.close(descriptor)
        raise Refusal(
            f"A newsroom is already running with the folder {data_dir}: {owner}. Stop that one "
            "first, or start a second one beside it: make run PORT=8010 DATA_DIR=var-two"
        ) from None
    os.ftruncate(descriptor, 0)
    os.write(descriptor, f"process {os.getpid()} at {url}".encode())
    return descriptor


def kept_secret_key(data_dir: Path) -> str:
    """The key that signs sessions: made once, readable by its owner only, kept between runs."""
    path = data_dir / "secret_key"
    if not path.exists():
        # Linked into place whole, so that whoever comes second reads the first one's key.
        with NamedTemporaryFile("w", dir=data_dir) as draft:  # mode 600
            draft.write(secrets.token_urlsafe(50))
            draft.flush()
            with suppress(FileExistsError):
                os.link(draft.name, path)
    return path.read_text().strip()


def kept_broker_port(data_dir: Path) -> int:
    """The embedded broker's port, the same from run to run; chosen on the first."""
    path = data_dir / "broker" / "port"
    with suppress(OSError, ValueError):
        return int(path.read_text())
    return _choose_broker_port(path)


def free_broker_port(data_dir: Path) -> int:
    """The kept port, or a new one when somebody else has taken it meanwhile."""
    port = kept_broker_port(data_dir)
    return port if is_free("127.0.0.1", port) else _choose_broker_port(data_dir / "broker" / "port")


def _choose_broker_port(path: Path) -> int:
    port = free_port()
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{port}\n")
    return port
