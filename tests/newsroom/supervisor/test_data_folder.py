"""What the supervisor keeps in DATA_DIR, and that one newsroom at a time has it."""

import os
import socket
import stat
from pathlib import Path

import pytest

from newsroom.supervisor.data_folder import (
    free_broker_port,
    kept_broker_port,
    kept_secret_key,
    lock_data_folder,
    make_data_folder,
)
from newsroom.supervisor.refusal import Refusal


def test_secret_key_is_long_private_and_kept(tmp_path: Path) -> None:
    key = kept_secret_key(tmp_path)
    assert len(key) >= 50
    assert kept_secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]


def test_two_folders_have_two_secret_keys(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    assert kept_secret_key(tmp_path / "one") != kept_secret_key(tmp_path / "two")


def test_new_folder_is_closed_to_other_people(tmp_path: Path) -> None:
    make_data_folder(tmp_path / "deep" / "var")
    assert stat.S_IMODE((tmp_path / "deep" / "var").stat().st_mode) == 0o700


def test_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refusal, match=r"cannot be made(?s:.)*DATA_DIR"):
        make_data_folder(tmp_path / "file" / "var")


def test_second_newsroom_on_one_folder_is_refused_with_the_address_of_the_first(
    tmp_path: Path,
) -> None:
    lock = lock_data_folder(tmp_path, "http://127.0.0.1:8000")
    with pytest.raises(Refusal, match=f"process {os.getpid()} at http://127.0.0.1:8000"):
        lock_data_folder(tmp_path, "http://127.0.0.1:9000")
    os.close(lock)
    os.close(lock_data_folder(tmp_path, "http://127.0.0.1:9000"))


def test_broker_port_stays_the_same_from_run_to_run(tmp_path: Path) -> None:
    port = kept_broker_port(tmp_path)
    assert kept_broker_port(tmp_path) == port
    assert free_broker_port(tmp_path) == port


def test_broker_port_moves_when_somebody_else_has_it(tmp_path: Path) -> None:
    port = kept_broker_port(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        moved = free_broker_port(tmp_path)
        assert moved != port
    assert kept_broker_port(tmp_path) == moved


def test_damaged_broker_port_is_chosen_anew(tmp_path: Path) -> None:
    (tmp_path / "broker").mkdir()
    (tmp_path / "broker" / "port").write_text("not a number")
    port = kept_broker_port(tmp_path)
    assert kept_broker_port(tmp_path) == port
