"""A port that cannot be had is told before anything starts."""

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from newsroom.supervisor.instance import Instance
from newsroom.supervisor.ports import free_port, is_free, refuse_taken_ports
from newsroom.supervisor.refusal import Refusal
from tests.free_ports import free_ports


@pytest.fixture
def taken_port() -> Iterator[int]:
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", free_ports() + 1))
        listener.listen()
        yield listener.getsockname()[1]


def instance(port: int, **given: str) -> Instance:
    return Instance.from_environment({"PORT": str(port), **given})


def test_taken_port_of_the_site_is_named_with_a_way_out(taken_port: int) -> None:
    with pytest.raises(Refusal, match=rf"Port {taken_port} is taken.*site(?s:.)*make run PORT="):
        refuse_taken_ports(instance(taken_port))


def test_taken_port_of_the_sandbox_is_named_with_its_reason(taken_port: int) -> None:
    with pytest.raises(Refusal, match=rf"Port {taken_port} is taken.*PORT \+ 1"):
        refuse_taken_ports(instance(taken_port - 1))


def test_sandbox_port_does_not_matter_without_a_sandbox(taken_port: int) -> None:
    refuse_taken_ports(instance(taken_port - 1, SANDBOX="0"))


def test_free_port_is_free() -> None:
    assert is_free("127.0.0.1", free_port())


def test_address_of_another_machine_is_told_in_words() -> None:
    with pytest.raises(Refusal, match="HOST must be an address of this machine"):
        refuse_taken_ports(instance(free_port(), HOST="192.0.2.1"))


def test_host_that_is_no_address_is_told_in_words() -> None:
    with pytest.raises(Refusal, match="HOST is “no such host”, which is no address"):
        refuse_taken_ports(instance(free_port(), HOST="no such host"))
