import json
import os
import signal
import stat
import subprocess
import sys
import time

import pytest

from afghan_reader.schema import TableError
from afghan_reader.store import read_work, write_atomically, write_work


def test_work_comes_back_as_it_was(work_folder):
    write_work("answers", {"02.1": ["Zoë", 3]})
    assert read_work("answers") == {"02.1": ["Zoë", 3]}
    assert read_work("nothing") == {}


def test_only_the_owner_may_read_it(work_folder):
    path = write_work("answers", {})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_for_others_can_be_read_by_them(tmp_path):
    assert stat.S_IMODE(write_atomically(tmp_path / "table.csv", "x").stat().st_mode) == 0o644


def test_nothing_is_left_beside_the_file(work_folder):
    write_work("answers", {"a": 1})
    write_work("answers", {"a": 2})
    assert [path.name for path in work_folder.iterdir()] == ["answers.json"]


def test_a_file_that_cannot_be_read_is_set_aside_not_lost(work_folder):
    work_folder.mkdir()
    (work_folder / "answers.json").write_text('{"half": ')
    assert read_work("answers") == {}
    write_work("answers", {"new": 1})
    kept = [path.read_text() for path in work_folder.iterdir() if "unreadable" in path.name]
    assert kept == ['{"half": ']


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(TableError, match="could not be written .*what was there before is unchanged"):
        write_atomically(tmp_path / "file" / "answers.json", "x")


WRITER = """
import sys
from afghan_reader.store import write_atomically
number = 0
while True:
    number += 1
    write_atomically(sys.argv[1], str(number % 10) * 300_000)
    print(number, flush=True)
"""


def test_whoever_is_killed_while_saving_finds_a_whole_file(tmp_path):
    """Killed at five different moments, the file holds one digit three hundred thousand times: old or new, never half."""
    path = tmp_path / "answers.json"
    for moment in range(5):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, env=os.environ)
        writer.stdout.readline()
        time.sleep(0.006 * moment)
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        content = path.read_text()
        assert len(content) == 300_000
        assert len(set(content)) == 1


def test_work_is_plain_json(work_folder):
    path = write_work("answers", {"a": "ü"})
    assert json.loads(path.read_text(encoding="utf-8")) == {"a": "ü"}
