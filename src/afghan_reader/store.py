"""Keep a learner's work: atomically, privately, on this machine.

A file is written whole beside its place and then moved there, so that whoever is interrupted finds the old file or the
new one, never half of one.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from .schema import TableError

_PRIVATE, _SHARED = 0o600, 0o644


def write_atomically(path: str | Path, content: str | bytes, *, private: bool = False) -> Path:
    """Write a file so that it is at every moment the old one or the new one, whole.

    Parameters
    ----------
    path, content
        Where, and what; folders that are missing are made.
    private
        Whether only its owner may read it.

    Raises
    ------
    TableError
        If it cannot be written; the message says why.
    """
    path = Path(path)
    content = content.encode("utf-8") if isinstance(content, str) else content
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_PRIVATE if private else _SHARED)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        msg = f"{path} could not be written ({error.strerror or error}); what was there before is unchanged"
        raise TableError(msg) from None
    return path


def work_folder() -> Path:
    """Where a learner's work is kept: the folder named by AFGHAN_READER_WORK, else the user's own data folder."""
    named = os.environ.get("AFGHAN_READER_WORK")
    return Path(named) if named else user_data_path("afghan_reader", appauthor=False)


def read_work(name: str) -> dict[str, Any]:
    """Read a piece of saved work; empty if there is none.

    A file that cannot be read is set aside under another name, not overwritten.
    """
    path = work_folder() / f"{name}.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (ValueError, OSError):
        content = None
    if not isinstance(content, dict):
        try:
            path.replace(path.with_suffix(f".unreadable-{os.getpid()}.json"))
        except OSError as error:
            msg = f"{path} can neither be read nor set aside ({error.strerror or error})"
            raise TableError(msg) from None
        return {}
    return content


def write_work(name: str, work: dict[str, Any]) -> Path:
    """Save a piece of work under a name."""
    return write_atomically(work_folder() / f"{name}.json", json.dumps(work, ensure_ascii=False, indent=1), private=True)
