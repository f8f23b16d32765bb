"""Which style sheets, scripts and icons are collected, and whether they have to be again."""

import hashlib
from pathlib import Path

ELSEWHERE = {".venv", "var", "node_modules"}
# The editor's and the admin's words in other languages, and notes for developers, which no screen
# asks for: half of all files, and each would be compressed in two ways at the first start.
NOT_ASKED_FOR = (
    *("ckeditor/*/lang/[!e]*.js", "ckeditor/*/lang/e[!n]*.js"),
    *("admin/*/i18n/[!e]*.js", "admin/*/i18n/e[!n]*.js"),
    "*.md",
)
COLLECT = [
    *("collectstatic", "--noinput", "--verbosity", "0"),
    *(f"--ignore={pattern}" for pattern in NOT_ASKED_FOR),
]


def static_fingerprint(base_dir: Path) -> str:
    """Changes whenever collecting could give another result.

    Our own files count by size and time; those of the packages by the requirements they come from.
    """
    digest = hashlib.sha256(" ".join(COLLECT).encode())
    for name in ("requirements.txt", "newsroom/settings.py"):
        digest.update((base_dir / name).read_bytes())
    for folder in _static_folders(base_dir):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                state = path.stat()
                digest.update(f"{path}|{state.st_size}|{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def is_collected(data_dir: Path, fingerprint: str) -> bool:
    stamp = _stamp(data_dir)
    return stamp.exists() and stamp.read_text() == fingerprint


def note_collected(data_dir: Path, fingerprint: str) -> None:
    _stamp(data_dir).write_text(fingerprint)


def _stamp(data_dir: Path) -> Path:
    # Inside the folder, so that whoever removes it gets its files back at the next start.
    return data_dir / "static" / ".collected"


def _static_folders(base_dir: Path) -> list[Path]:
    """`static/` itself and the `static/` of each room."""
    rooms = [room for room in base_dir.iterdir() if room.name not in ELSEWHERE]
    return [
        folder
        for folder in (base_dir / "static", *(r / "static" for r in sorted(rooms)))
        if folder.is_dir()
    ]
