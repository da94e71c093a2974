"""Corpora for the tests: the five articles, and three short invented ones."""

import pandas as pd
import pytest

import afghan_reader as ar

# Doctests are sought in modules; a conftest is none (and there are two of that name).
collect_ignore_glob = ["**/conftest.py", "conftest.py", "refresh_lessons.py", "try_wheel.py"]

TOY = [
    {
        "article_id": "alpha",
        "outlet": "Demo Times",
        "title": "Bridge talks",
        "published": "2021-08-16",
        "text": (
            "Bridge talks\n\n“The bridge is open,” said Anna Keller, the mayor of Lindau. “It may close in 2023.”\n\n"
            "Officials said that the repair began about two years ago. Keller denied the report.\n"
        ),
    },
    {
        "article_id": "beta",
        "outlet": "Sample Post",
        "published": "2021-08-20",
        "text": (
            'The mayor, Anna Keller, met Omar Said on Monday.\n\n"We know that," he said. '
            "According to the Demo Times, the bridge was closed in 2019 🌉.\n\n"
            "“No comment,” a person familiar with the talks said.\n"
        ),
    },
    {"article_id": "gamma", "text": "Nothing happened here\n"},
]
ACTORS = [
    ("Anna Keller", "person", "Anna Keller"),
    ("Omar Said", "person", "Omar Said"),
    ("Demo Times", "organisation", "Demo Times"),
]


@pytest.fixture(autouse=True)
def work_folder(tmp_path, monkeypatch):
    """No test writes into the user's own folder."""
    monkeypatch.setenv("AFGHAN_READER_WORK", str(tmp_path / "work"))
    return tmp_path / "work"


@pytest.fixture
def toy_folder(tmp_path):
    """The toy corpus as a folder."""
    folder = tmp_path / "toy"
    folder.mkdir()
    for record in TOY:
        (folder / f"{record['article_id']}.txt").write_bytes(record["text"].encode())
    known = pd.DataFrame(TOY).assign(file=lambda rows: rows["article_id"] + ".txt")[["file", "outlet", "title", "published"]]
    known.to_csv(folder / "articles.csv", index=False)
    pd.DataFrame(ACTORS, columns=["actor", "kind", "alias"]).to_csv(folder / "actors.csv", index=False)
    return folder


@pytest.fixture
def toy(toy_folder):
    """The toy corpus, read."""
    return ar.read_corpus(toy_folder)


@pytest.fixture(scope="session")
def five():
    """The five articles, read."""
    return ar.read_corpus()
