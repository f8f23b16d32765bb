import pytest
import requests

from tests.sandbox.x_caller import call
from tests.sandbox_process import SandboxProcess

HEADER = (
    'OAuth oauth_consumer_key="k", oauth_nonce="n", oauth_signature="s%3D", '
    'oauth_signature_method="HMAC-SHA1", oauth_timestamp="1", oauth_token="t", oauth_version="1.0"'
)
UNAUTHORISED = {
    "title": "Unauthorized",
    "type": "about:blank",
    "status": 401,
    "detail": "Unauthorized",
}
ENDPOINTS = [
    ("POST", "/2/media/upload"),
    ("POST", "/2/media/metadata"),
    ("POST", "/2/tweets"),
    ("DELETE", "/2/tweets/1"),
    ("GET", "/2/users/me"),
    ("GET", "/2/users/1500000000000000001/tweets"),
]


@pytest.mark.parametrize(("method", "path"), ENDPOINTS)
def test_call_without_oauth_header_is_refused(
    sandbox: SandboxProcess, method: str, path: str
) -> None:
    response = requests.request(method, sandbox.x_url + path, json={"text": "Hello"}, timeout=10)

    assert response.status_code == 401
    assert response.json() == UNAUTHORISED
    assert sandbox.accepted() == []


def test_call_with_whole_oauth_header_is_let_in(sandbox: SandboxProcess) -> None:
    response = requests.get(
        f"{sandbox.x_url}/2/users/me", headers={"Authorization": HEADER}, timeout=10
    )

    assert response.status_code == 200


@pytest.mark.parametrize(
    "part",
    [
        'oauth_consumer_key="k"',
        'oauth_nonce="n"',
        'oauth_signature="s%3D"',
        'oauth_signature_method="HMAC-SHA1"',
        'oauth_timestamp="1"',
        'oauth_token="t"',
    ],
)
def test_header_with_one_part_empty_or_missing_is_refused(
    sandbox: SandboxProcess, part: str
) -> None:
    for changed in (part.split("=")[0] + '=""', 'other="x"'):
        header = HEADER.replace(part, changed)
        assert header != HEADER
        response = requests.get(
            f"{sandbox.x_url}/2/users/me", headers={"Authorization": header}, timeout=10
        )
        assert response.status_code == 401


@pytest.mark.parametrize("header", ["Bearer abc", "OAuth", "OAuth ,", "OAuth nonsense", "OAuth ="])
def test_other_authorisation_is_refused(sandbox: SandboxProcess, header: str) -> None:
    response = requests.get(
        f"{sandbox.x_url}/2/users/me", headers={"Authorization": header}, timeout=10
    )

    assert response.status_code == 401


def test_wrong_method_is_refused(sandbox: SandboxProcess) -> None:
    assert call("GET", f"{sandbox.x_url}/2/tweets").status_code == 405


def test_endpoint_that_the_newsroom_does_not_use_is_not_found_in_x_shape(
    sandbox: SandboxProcess,
) -> None:
    response = call("GET", f"{sandbox.x_url}/2/tweets/search/recent")

    assert response.status_code == 404
    assert response.json()["title"] == "Not Found"


def test_foreign_host_name_is_refused(sandbox: SandboxProcess) -> None:
    response = requests.get(sandbox.url, headers={"Host": "press.example"}, timeout=10)

    assert response.status_code == 400
