"""One instance of the newsroom: its address, its folder and what runs beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .refusal import Refusal

BASE_DIR = Path(__file__).resolve().parent.parent.parent
# The words that django-environ takes for yes, so that DEMO means the same here and in the settings.
YES = {"1", "true", "on", "ok", "y", "yes"}
EVERY_INTERFACE = {"0.0.0.0", "::"}  # noqa: S104 (recognised, not chosen)
# For two cores. Threads of one interpreter keep each other waiting: two processes of four gave hot
# pages a third more often than one of eight (bench/hot_pages.py), and one slow page keeps fewer
# visitors.
WEB_PROCESSES, WEB_THREADS = 2, 4


@dataclass(frozen=True)
class Instance:
    """Where this newsroom answers and where it keeps everything."""

    host: str
    port: int
    data_dir: Path
    is_demo: bool
    has_sandbox: bool
    has_own_broker: bool
    has_live_blogs: bool
    web_processes: int
    web_threads: int

    @classmethod
    def from_environment(cls, given: Mapping[str, str]) -> "Instance":
        """Reads HOST, PORT, DATA_DIR, DEMO, SANDBOX, REDIS_URL, TOP_FLOOR, WEB_PROCESSES and
        WEB_THREADS; an empty value counts as unset.

        Raises `Refusal` for a PORT that is no port, and for no processes or threads.
        """
        return cls(
            host=given.get("HOST") or "127.0.0.1",
            port=_port(given.get("PORT") or "8000"),
            data_dir=Path(given.get("DATA_DIR") or BASE_DIR / "var").resolve(),
            is_demo=(given.get("DEMO") or _demo_unless_real(given)).lower() in YES,
            has_sandbox=(given.get("SANDBOX") or "1").lower() in YES,
            has_own_broker=not given.get("REDIS_URL"),
            has_live_blogs="liveblog" in (given.get("TOP_FLOOR") or "liveblog"),
            web_processes=_how_many(given, "WEB_PROCESSES", otherwise=WEB_PROCESSES),
            web_threads=_how_many(given, "WEB_THREADS", otherwise=WEB_THREADS),
        )

    @property
    def sandbox_port(self) -> int:
        return self.port + 1

    @property
    def live_port(self) -> int:
        return self.port + 2

    @property
    def local_host(self) -> str:
        """The name under which this very machine reaches the site."""
        return "127.0.0.1" if self.host in EVERY_INTERFACE else self.host

    @property
    def url(self) -> str:
        return self._url_at(self.port)

    @property
    def live_url(self) -> str:
        """Where live blogs' streams are asked for."""
        return self._url_at(self.live_port)

    def _url_at(self, port: int) -> str:
        name = f"[{self.local_host}]" if ":" in self.local_host else self.local_host
        return f"http://{name}:{port}"

    @property
    def sandbox_url(self) -> str:
        return f"http://127.0.0.1:{self.sandbox_port}"

    @property
    def web_size(self) -> tuple[str, ...]:
        """Granian's words for how many processes of how many threads serve the pages."""
        return ("--workers", f"{self.web_processes}", "--blocking-threads", f"{self.web_threads}")


def _demo_unless_real(given: Mapping[str, str]) -> str:
    """The demo is for an empty newsroom that tweets to the sandbox, unless somebody asks for it."""
    return "0" if given.get("DATABASE_URL") or given.get("X_API_KEY") else "1"


def _number(text: str) -> int:
    """0 for what is no whole number in plain digits."""
    return int(text) if text.isascii() and text.isdigit() else 0


def _how_many(given: Mapping[str, str], name: str, *, otherwise: int) -> int:
    text = given.get(name) or str(otherwise)
    if not (number := _number(text)):
        raise Refusal(
            f"{name} is “{text}”, which is no number from 1 up. "
            f"Give one, such as `make run {name}={otherwise}`, or leave it out."
        )
    return number


def _port(text: str) -> int:
    port = _number(text)
    if not 1 <= port <= 65533:
        raise Refusal(
            f"PORT is “{text}”, which is no port. Give a number from 1 to 65533, "
            "such as `make run PORT=8010`; the sandbox and the live blogs take the two after it."
        )
    return port
