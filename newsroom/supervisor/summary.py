"""The last words of a start: where everything is and how to get in."""

import shlex
from collections.abc import Mapping

from .instance import BASE_DIR, Instance

ACCOUNTS = {
    "contributor": "writes stories",
    "press": "press officer: writes, publishes, withdraws",
    "editor": "does all of it",
    "admin": "looks after accounts as well",
}
PASSWORD = "newsroom"  # noqa: S105 (the demo accounts' own, in the README too)


def summary(instance: Instance, environment: Mapping[str, str]) -> str:
    """A short block of text with the addresses, and the demo's accounts when there are any."""
    site = environment["SITE_URL"]
    lines = [
        f"{environment['SITE_NAME']} is ready.",
        "",
        f"Site       {site}/",
        f"Admin      {site}/admin/",
    ]
    if instance.has_sandbox:
        lines.append(f"Timeline   {instance.sandbox_url}/")
    lines += ["", _where_tweets_go(instance, environment)]
    if instance.is_demo:
        width = max(map(len, ACCOUNTS))
        lines += ["", f"Log in with the password “{PASSWORD}” as"]
        lines += [f"  {name:<{width}}  {duty}" for name, duty in ACCOUNTS.items()]
    else:
        is_elsewhere = instance.data_dir != BASE_DIR / "var"
        where = f"DATA_DIR={shlex.quote(str(instance.data_dir))} " if is_elsewhere else ""
        command = f'make manage {where}DO="createsuperuser"'
        lines += ["", f"The first account is made in another terminal, with `{command}`."]
    lines += ["", f"Everything is kept in {instance.data_dir}", "Press Ctrl-C to stop."]
    return "\n" + "\n".join(f"  {line}".rstrip() for line in lines) + "\n"


def _where_tweets_go(instance: Instance, environment: Mapping[str, str]) -> str:
    address = environment.get("X_API_URL", "")
    if instance.has_sandbox and address.startswith(instance.sandbox_url):
        return "Tweets go to that timeline, a rehearsal on this machine. Nothing reaches X."
    if address:
        return f"Tweets go to {address}, which X_API_URL names."
    if "X_API_KEY" in environment:
        return "Tweets go to X as the account whose keys you gave, not to a rehearsal."
    return "Nothing can be tweeted: there is no sandbox, and no keys of X were given."
