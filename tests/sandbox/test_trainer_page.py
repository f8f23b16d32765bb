"""The trainer's page without a browser: what a form changes, what is refused, what is shown."""

import re
from html import unescape

import pytest
import requests

from tests.sandbox.x_caller import call, picture, post_tweet, upload_id
from tests.sandbox_process import SandboxProcess


def page(sandbox: SandboxProcess, path: str = "") -> str:
    response = requests.get(f"{sandbox.url}/rehearsal/{path}", timeout=10)
    assert response.status_code == 200
    return unescape(" ".join(response.text.split()))


def fields(sandbox: SandboxProcess) -> dict[str, str]:
    """What a browser would send if nobody touched the form."""
    text = requests.get(f"{sandbox.url}/rehearsal/", timeout=10).text
    sent = {}
    for tag in re.findall(r"<input[^>]*>", text):
        found = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if found["type"] != "radio" or re.search(r"\schecked\b", tag):
            sent[found["name"]] = unescape(found.get("value", ""))
    return sent


def send(
    sandbox: SandboxProcess, data: dict[str, str], path: str = "", origin: str | None = None
) -> requests.Response:
    return requests.post(
        f"{sandbox.url}/rehearsal/{path}",
        data=data,
        headers={"Origin": origin or sandbox.url},
        timeout=10,
    )


def test_form_switches_what_was_moved(sandbox: SandboxProcess) -> None:
    moved = {
        "accepted_answer": "dropped",
        "accepted_answer-calls": "1",
        "timeline_lag_seconds": "0.5",
        "is_duplicate_rule_on": "False",
        "flickr_answer": "html",
        "youtube_answer": "quota",
        "youtube_answer-calls": "3",
    }

    response = send(sandbox, fields(sandbox) | moved)

    assert response.status_code == 200
    assert "Switched. Now work in the newsroom" in response.text
    behaviour = sandbox.behaviour()
    assert behaviour["accepted_answer"] == "dropped"
    assert behaviour["timeline_lag_seconds"] == 0.5
    assert behaviour["is_duplicate_rule_on"] is False
    assert (behaviour["flickr_answer"], behaviour["youtube_answer"]) == ("html", "quota")
    assert behaviour["calls_left"] == {"accepted_answer": 1, "youtube_answer": 3}
    assert behaviour["post_answer"] is None


def test_what_is_switched_on_is_told_in_words(sandbox: SandboxProcess) -> None:
    assert "Nothing. Everything behaves normally." in page(sandbox)
    sandbox.set_behaviour(
        accepted_answer="dropped",
        delay_after_accepting_seconds=20,
        calls_left={"accepted_answer": 2},
    )

    text = re.sub("<[^>]+>", "", page(sandbox))

    assert "tweet: X drops the connection without a word. For 2 more times." in text
    assert "20 seconds. Until it is switched off." in text


def test_switch_that_ran_out_meanwhile_stays_off(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(post_answer="503", calls_left={"post_answer": 1})
    opened = fields(sandbox)
    assert post_tweet(sandbox.x_url, "Uses it up").status_code == 503

    send(sandbox, opened | {"timeline_lag_seconds": "9"})

    assert sandbox.behaviour()["post_answer"] is None
    assert sandbox.behaviour()["timeline_lag_seconds"] == 9


def test_untouched_form_changes_nothing(sandbox: SandboxProcess) -> None:
    before = sandbox.set_behaviour(upload_delay_seconds=2, calls_left={"upload_delay_seconds": 4})

    response = send(sandbox, fields(sandbox))

    assert "Nothing was moved, so nothing was changed." in response.text
    assert sandbox.behaviour() == before


def test_emptied_number_is_normal_again(sandbox: SandboxProcess) -> None:
    sandbox.set_behaviour(media_lifetime_seconds=5, refuse_posts_with_status=400)

    send(sandbox, fields(sandbox) | {"media_lifetime_seconds": "", "refuse_posts_with_status": ""})

    assert sandbox.behaviour()["media_lifetime_seconds"] == 86400
    assert sandbox.behaviour()["refuse_posts_with_status"] is None


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("timeline_lag_seconds", "soon", "Write a number in digits"),
        ("timeline_lag_seconds", "nan", "Write a number in digits"),
        ("timeline_lag_seconds", "-1", "Write a number in digits"),
        ("timeline_lag_seconds", "3601", "less than or equal to 3600"),
        ("media_lifetime_seconds", "1.5", "Write a whole number"),
        ("refuse_posts_with_status", "200", "greater than or equal to 400"),
        ("post_answer", "dropped", "not a valid choice"),
        ("post_answer-calls", "0", "Write a whole number, from 1 to 1,000."),
        ("post_answer-calls", "all", "Write a whole number, from 1 to 1,000."),
    ],
)
def test_impossible_value_is_told_beside_its_field_and_nothing_is_lost_or_switched(
    sandbox: SandboxProcess, field: str, typed: str, message: str
) -> None:
    before = sandbox.behaviour()
    moved = {"flickr_delay_seconds": "7", "account_answer": "402", field: typed}

    response = send(sandbox, fields(sandbox) | moved)

    assert response.status_code == 400
    key = field.removesuffix("-calls")
    card = re.search(rf'id="switch-{key}">(.*?)</fieldset>', response.text, re.DOTALL)
    assert card
    assert message in unescape(card[1])
    assert typed == "dropped" or f'value="{typed}"' in card[1]
    assert re.search(r'name="flickr_delay_seconds"[^>]*value="7"', response.text)
    assert re.search(r'value="402"\s+checked', response.text)
    assert sandbox.behaviour() == before


@pytest.mark.parametrize("path", ["", "back-to-normal", "forget"])
@pytest.mark.parametrize(
    "origin", ["http://127.0.0.1:8000", "https://evil.example", "null", "missing"]
)
def test_form_of_another_site_is_refused(sandbox: SandboxProcess, path: str, origin: str) -> None:
    post_tweet(sandbox.x_url, "Still here")
    before = sandbox.set_behaviour(timeline_lag_seconds=5)
    data = {"post_answer": "503", "post_answer-was": "|"}
    headers = {} if origin == "missing" else {"Origin": origin}

    response = requests.post(
        f"{sandbox.url}/rehearsal/{path}", data=data, headers=headers, timeout=10
    )

    assert response.status_code == 403
    assert "Nothing was done" in response.text
    assert sandbox.behaviour() == before
    assert len(sandbox.accepted()) == 1


def test_every_behaviour_has_its_switch(sandbox: SandboxProcess) -> None:
    names = {name for name in fields(sandbox) if "-" not in name}

    assert names == set(sandbox.behaviour()) - {"calls_left"}


def test_every_position_can_be_switched_on(sandbox: SandboxProcess) -> None:
    text = requests.get(f"{sandbox.url}/rehearsal/", timeout=10).text
    positions = re.findall(r'type="radio"\s+name="(\w+)"\s+id="[\w-]+"\s+value="([^"]*)"', text)
    assert len(positions) > 30

    for key, value in positions:
        opened = fields(sandbox)
        assert send(sandbox, opened | {key: value}).status_code == 200
        assert fields(sandbox)[key] == value


def test_back_to_normal_keeps_what_x_accepted(sandbox: SandboxProcess) -> None:
    well_behaved = sandbox.behaviour()
    post_tweet(sandbox.x_url, "Kept")
    sandbox.set_behaviour(
        post_answer="503", flickr_answer="500", calls_left={"post_answer": 2, "flickr_answer": 2}
    )

    response = send(sandbox, {}, "back-to-normal")

    assert "Everything behaves normally again." in response.text
    assert sandbox.behaviour() == well_behaved
    assert len(sandbox.accepted()) == 1
    assert sandbox.calls()["x_posts"] == 1


def test_back_to_normal_by_a_mere_link_does_nothing(sandbox: SandboxProcess) -> None:
    address = f"{sandbox.url}/rehearsal/back-to-normal"

    assert requests.get(address, timeout=10).status_code == 405


def test_forgetting_asks_first_and_says_what_goes(sandbox: SandboxProcess) -> None:
    post_tweet(sandbox.x_url, "Soon gone", upload_id(sandbox.x_url, picture()))
    sandbox.set_behaviour(timeline_lag_seconds=5)

    assert "has accepted 1 tweet and holds 1 picture." in page(sandbox, "forget")
    assert len(sandbox.accepted()) == 1

    assert "Everything is forgotten" in send(sandbox, {}, "forget").text
    assert sandbox.accepted() == []
    assert sandbox.behaviour()["timeline_lag_seconds"] == 0
    assert sandbox.calls()["x"] == 0


def test_table_says_what_x_has_and_what_the_newsroom_heard(sandbox: SandboxProcess) -> None:
    post_tweet(sandbox.x_url, "Heard <b>at once</b>", upload_id(sandbox.x_url, picture()))
    deleted = post_tweet(sandbox.x_url, "Taken down").json()["data"]["id"]
    call("DELETE", f"{sandbox.x_url}/2/tweets/{deleted}")
    sandbox.set_behaviour(accepted_answer="empty", calls_left={"accepted_answer": 1})
    post_tweet(sandbox.x_url, "Never heard")
    sandbox.set_behaviour(
        delay_after_accepting_seconds=1.2, calls_left={"delay_after_accepting_seconds": 1}
    )
    post_tweet(sandbox.x_url, "Late")

    text = requests.get(f"{sandbox.url}/rehearsal/", timeout=10).text
    body = text.split('id="accepted"')[1].split("</table>")[0]
    rows = [" ".join(re.sub("<[^>]+>", "", row).split()) for row in body.split("<tr>")[2:]]

    assert len(rows) == 4
    assert re.search(r"Late Up.* left after [1-9]\d*\.\d seconds\.", rows[0])
    assert "Never heard Up" in rows[1]
    assert rows[1].endswith("Nothing: the newsroom never heard.")
    assert re.search(r"Taken down Deleted \d+ \w+, [\d:]+ X’s answer, at once", rows[2])
    assert "Heard &lt;b&gt;at once&lt;/b&gt; With 1 picture. Up" in rows[3]


def test_counts_say_how_often_each_thing_was_asked_for(sandbox: SandboxProcess) -> None:
    for number in range(3):
        post_tweet(sandbox.x_url, f"Tweet {number}")
    requests.get(sandbox.flickr_url, timeout=10)

    text = re.sub("<[^>]+>", "", page(sandbox))

    assert re.search(r"X, all calls\s+3 ", text)
    assert re.search(r"X: post a tweet\s+3 ", text)
    assert re.search(r"Flickr: ask for an album\s+1 ", text)
    assert re.search(r"YouTube: ask for a video\s+0 ", text)


def test_timeline_says_when_x_is_told_to_go_wrong(sandbox: SandboxProcess) -> None:
    assert "X behaves normally." in requests.get(sandbox.url, timeout=10).text

    sandbox.set_behaviour(is_duplicate_rule_on=False)

    assert "X is told to go wrong." in requests.get(sandbox.url, timeout=10).text


def test_page_carries_strict_headers_and_no_cookie(sandbox: SandboxProcess) -> None:
    response = requests.get(f"{sandbox.url}/rehearsal/", timeout=10)

    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "form-action 'self'" in policy
    assert "unsafe" not in policy
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies
    assert (
        "form-action 'none'"
        in (requests.get(sandbox.url, timeout=10).headers["Content-Security-Policy"])
    )
