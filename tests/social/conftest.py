"""A real broker, and the sandbox as X."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.newsroom_processes import running_broker
from tests.sandbox_process import SandboxProcess, running_sandbox


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_broker(tmp_path_factory.mktemp("broker")) as url:
        yield url


@pytest.fixture(scope="module")
def _one_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxProcess]:
    with running_sandbox(tmp_path_factory.mktemp("x")) as sandbox:
        yield sandbox


@pytest.fixture
def x(_one_sandbox: SandboxProcess) -> SandboxProcess:
    _one_sandbox.reset()
    return _one_sandbox
