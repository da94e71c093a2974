import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from afghan_reader import cli
from afghan_reader.cli import copy_course, lab_environment, main


def test_tables_writes_every_table(toy_folder, tmp_path, capsys):
    assert main(["tables", str(toy_folder), "--out", str(tmp_path / "out")]) == 0
    quotes = pd.read_csv(tmp_path / "out" / "quotes.csv")
    assert "Anna Keller" in set(quotes["speaker"])
    assert "files written to" in capsys.readouterr().out


def test_an_error_is_one_line_and_exit_code_1(tmp_path, capsys):
    assert main(["tables", str(tmp_path / "nowhere"), "--out", str(tmp_path)]) == 1
    error = capsys.readouterr().err
    assert error.startswith("afghan-reader: there is no folder")
    assert error.count("\n") == 1


def test_a_warning_is_one_line(toy_folder, tmp_path, capsys):
    (toy_folder / "empty.txt").write_text("")
    assert main(["tables", str(toy_folder), "--out", str(tmp_path / "out")]) == 0
    assert "note: empty.txt is empty; it is kept as an article without words\n" in capsys.readouterr().err


def test_copy_gives_a_class_what_it_needs_and_no_solutions(tmp_path):
    list(copy_course(tmp_path / "class"))
    copied = {str(path.relative_to(tmp_path / "class")) for path in (tmp_path / "class").rglob("*")}
    assert {
        "START.md",
        "notebooks/00_start_here.ipynb",
        "exercises/02_who_says_so.ipynb",
        "seeds/articles.csv",
        "seeds/NOTICE.md",
    } <= copied
    assert not any("solution" in path or "source" in path or path.endswith(".py") for path in copied)


def test_copy_never_overwrites_a_learners_file(tmp_path, capsys):
    target = tmp_path / "class" / "exercises" / "00_start_here.ipynb"
    main(["copy", str(tmp_path / "class")])
    target.write_text("my own work")
    (tmp_path / "class" / "START.md").unlink()
    main(["copy", str(tmp_path / "class")])
    assert target.read_text() == "my own work"
    assert (tmp_path / "class" / "START.md").exists()
    assert "1 files written" in capsys.readouterr().out.splitlines()[-1]


def test_every_link_of_the_start_page_opens_a_file(tmp_path):
    import re

    list(copy_course(tmp_path))
    links = re.findall(r"\]\(([^)]+)\)", (tmp_path / "START.md").read_text(encoding="utf-8"))
    assert len(links) >= 6
    assert all((tmp_path / link).is_file() for link in links)


def test_doctor_finds_nothing_missing_here(capsys):
    assert main(["doctor"]) == 0
    assert "nothing is missing" in capsys.readouterr().out


def test_doctor_names_a_missing_package(monkeypatch, capsys):
    def version(name):
        if name == "networkx":
            raise cli.metadata.PackageNotFoundError
        return "1"

    monkeypatch.setattr(cli.metadata, "version", version)
    assert main(["doctor"]) == 1
    assert "the package networkx is missing; run: " in capsys.readouterr().out


def test_doctor_looks_through_a_folder(toy_folder, capsys):
    assert main(["doctor", str(toy_folder)]) == 0
    (toy_folder / "claims.csv").write_text("claim_id,claim,article_id,stance,start,end\nc,C,alpha,asserts,5,99999\n")
    assert main(["doctor", str(toy_folder)]) == 1
    assert "claims.csv line 2, column start: 5 to 99999 is no place in alpha" in capsys.readouterr().out


def test_doctor_counts_what_reading_warns_of(toy_folder, capsys):
    with (toy_folder / "articles.csv").open("a") as listing:
        listing.write("gone.txt,X,Y,2021-01-01\n")
    assert main(["doctor", str(toy_folder)]) == 1
    out = capsys.readouterr().out
    assert "names 'gone.txt', which is not in" in out
    assert "✓" not in out
    assert "note: 1 of 3 articles have no date" in out


@pytest.mark.parametrize("words", [[], ["--no-browser"], ["--port", "9999", "--no-browser"]])
def test_lab_is_the_default_with_its_flags(monkeypatch, tmp_path, words):
    called = []
    monkeypatch.setattr(cli, "_become", lambda *command: called.append(command) or 0)
    assert main(words) == 0
    assert ("--no-browser" in called[0][0]) == ("--no-browser" in words)


def test_lab_starts_with_our_settings_first():
    folder = Path(lab_environment()["JUPYTER_CONFIG_PATH"].split(os.pathsep)[0])
    settings = json.loads((folder / "labconfig" / "default_setting_overrides.json").read_text())
    assert settings["@jupyterlab/docmanager-extension:plugin"]["defaultViewers"] == {"markdown": "Markdown Preview"}


def test_lab_opens_the_start_page_of_a_working_copy(tmp_path, monkeypatch):
    called = []
    monkeypatch.setattr(cli, "_become", lambda *command: called.append(command) or 0)
    assert main(["lab", str(tmp_path / "mine"), "--no-browser", "--port", "9999"]) == 0
    command = called[0][0]
    assert f"--ServerApp.root_dir={tmp_path / 'mine'}" in command
    assert "--LabApp.default_url=/lab/tree/START.md" in command
    assert (tmp_path / "mine" / "notebooks" / "00_start_here.ipynb").exists()


def test_the_slow_import_is_left_out_of_what_lab_starts():
    code = "import jsonschema, sys; print('rfc3987_syntax' in sys.modules, 'lark' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], env=lab_environment(), capture_output=True, text=True, check=True)
    assert out.stdout.split() == ["False", "False"]


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_and_version_answer(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 0
    assert "afghan-reader" in capsys.readouterr().out
