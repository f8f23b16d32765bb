"""The words with which a start ends."""

from newsroom.supervisor.embedded_environment import embedded_environment
from newsroom.supervisor.instance import Instance
from newsroom.supervisor.summary import summary


def words(**given: str) -> str:
    instance = Instance.from_environment(given)
    environment = embedded_environment(given, instance, secret_key="k", broker_port=7001)
    return summary(instance, environment)


def test_demo_shows_every_address_and_account() -> None:
    shown = words(PORT="9000")
    for word in (
        *("http://127.0.0.1:9000/", "http://127.0.0.1:9000/admin/", "http://127.0.0.1:9001/"),
        *("contributor", "press", "editor", "admin", "“newsroom”", "Ctrl-C"),
    ):
        assert word in shown
    assert "Nothing reaches X" in shown


def test_newsroom_with_keys_says_that_tweets_are_real() -> None:
    shown = words(X_API_KEY="real")
    assert "Tweets go to X as the account whose keys you gave" in shown
    assert "Nothing reaches X" not in shown


def test_newsroom_without_sandbox_and_keys_says_that_nothing_is_tweeted() -> None:
    shown = words(SANDBOX="0")
    assert "Timeline" not in shown
    assert "Nothing can be tweeted" in shown


def test_newsroom_without_demo_tells_how_the_first_account_is_made() -> None:
    shown = words(DEMO="0")
    assert "“newsroom”" not in shown
    assert 'make manage DO="createsuperuser"' in shown
    elsewhere = words(DEMO="0", DATA_DIR="/srv/news")  # or the account would be made in another
    assert 'make manage DATA_DIR=/srv/news DO="createsuperuser"' in elsewhere
