"""The environment that the newsroom's processes get when everything runs on one machine."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from .instance import Instance

X_KEYS = ("X_API_KEY", "X_API_SECRET", "X_ACCESS_TOKEN", "X_ACCESS_SECRET")
FLICKR_KEYS = ("FLICKR_API_KEY", "FLICKR_API_SECRET")
YOUTUBE_KEYS = ("YOUTUBE_API_KEY",)

# Celery tells root not to be root on every start. On a bare machine root is often all there is, and
# nothing but JSON is ever unpacked. The text is matched from its beginning.
HUSH_ROOT_WARNING = "ignore:You're running the worker with superuser privileges"


def embedded_environment(
    given: Mapping[str, str], instance: Instance, *, secret_key: str, broker_port: int
) -> dict[str, str]:
    """What was given, and for all that was left open the values of `make run`.

    What the person set always wins. Each outside service for which neither an address nor a key was
    given is answered by the sandbox, when there is one.
    """
    environment = {name: value for name, value in given.items() if value != ""}
    ours = {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "PYTHONUNBUFFERED": "1",  # what a part says is shown when it says it
        "PYTHONWARNINGS": HUSH_ROOT_WARNING,
        "SECRET_KEY": secret_key,
        "SITE_NAME": "Eastmere Police" if instance.is_demo else "Newsroom",
        "SITE_URL": instance.url,
        "REDIS_URL": f"redis://127.0.0.1:{broker_port}/0",
    }
    if instance.has_live_blogs:
        ours["LIVE_URL"] = instance.live_url
    if instance.has_sandbox:
        ours |= _sandbox_services(environment, instance.sandbox_url)
    environment = ours | environment
    environment.setdefault("ALLOWED_HOSTS", _allowed_hosts(instance, environment["SITE_URL"]))
    environment.setdefault("SANDBOX_SITE_NAME", environment["SITE_NAME"])
    return environment | {
        "HOST": instance.host,
        "PORT": str(instance.port),
        "DATA_DIR": str(instance.data_dir),
        "DEMO": "1" if instance.is_demo else "0",
        "SANDBOX": "1" if instance.has_sandbox else "0",
    }


def _sandbox_services(given: Mapping[str, str], sandbox_url: str) -> dict[str, str]:
    services = {
        ("X_API_URL", *X_KEYS): {
            "X_API_URL": f"{sandbox_url}/x",
            "X_STATUS_URL": f"{sandbox_url}/i/status/{{id}}",
        },
        ("FLICKR_API_URL", *FLICKR_KEYS): {
            "FLICKR_API_URL": f"{sandbox_url}/flickr/services/rest/",
        },
        ("YOUTUBE_API_URL", *YOUTUBE_KEYS): {
            "YOUTUBE_API_URL": f"{sandbox_url}/youtube",
            "YOUTUBE_PLAYER_URL": f"{sandbox_url}/youtube/embed/",
        },
    }
    found: dict[str, str] = {}
    for names, addresses in services.items():
        if not any(name in given for name in names):
            found |= addresses | dict.fromkeys(names[1:], "rehearsal")
    return found


def _allowed_hosts(instance: Instance, site_url: str) -> str:
    names = [urlsplit(site_url).hostname or "", instance.local_host, "127.0.0.1", "localhost"]
    # Django wants an IPv6 address in brackets here.
    names = [f"[{name}]" if ":" in name else name for name in names if name]
    return ",".join(dict.fromkeys(names))
