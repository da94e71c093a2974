"""Measure how fast each step reads, and how much memory it takes, on invented news and on hostile text."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import afghan_reader as ar

from .invented import compose, write_corpus

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

Result = TypeVar("Result")
_MEGABYTE = 1_000_000
HOSTILE = {
    "straight quotation marks": '"',
    "opening quotation marks": "“",
    "closing quotation marks": "”",
    "apostrophes": "'",
    "said": "said ",
    "he said": "“he said, ",
    "capitals": "AAAA",
    "capitalised words": "Alpha Beta ",
    "years": "1999 ",
    "ranges of years": "1999-",
    "months": "May ",
    "commas": ", ",
    "brackets": "(",
    "hyphens": "a-",
    "hedges": "not likely about ",
    "a capital city": "Moscow and ",
    "full stops": ".",
    "initials": "J. ",
    "empty lines": "\n",
    "one word": "x",
    "opening brackets of links": "[",
    "empty links": "[a](",
    "asterisks": "*",
    "hash signs": "#",
    "opening tags": "<a",
    "entities": "&",
    "bars": "|",
    "spaces": " ",
    "words broken at a line end": "a-\n",
    "one-letter paragraphs": "a\n\n",
    "one word again and again": "the ",
    "one line again and again": "The men came home.\n",
    "lines of promotion": "Read more\n",
    "bylines": "By\n\n",
    "titles": "Mr. ",
    "questions that end a quotation": '?" ',
    "three dots": "... ",
    "letters with stops": "a.",
}


class Clock:
    """Adds up the processor time of each step."""

    def __init__(self) -> None:
        """Start with no step."""
        self.seconds: dict[str, float] = {}

    def run(self, function: Callable[..., Result], *tables: pd.DataFrame | Path) -> Result:
        """Run a step under the name of its function and note how long it took."""
        begin = time.process_time()
        result = function(*tables)
        self.seconds[function.__name__] = time.process_time() - begin
        return result

    def find(self, articles: pd.DataFrame, actors: pd.DataFrame) -> None:
        """Run every step of `read_corpus` after reading the files."""
        passages = self.run(ar.split_passages, articles)
        self.run(ar.find_artefacts, articles, passages)
        sentences = self.run(ar.split_sentences, passages)
        self.run(ar.find_mentions, sentences, articles, actors)
        self.run(ar.find_quotes, sentences, articles, actors)
        self.run(ar.find_hedges, sentences)
        self.run(ar.find_dates, sentences, articles)


def speed_table(sizes: list[int]) -> list[dict[str, Any]]:
    """Read invented corpora of several sizes; a row a step: MB of text a second for each size, and the cost per MB compared."""
    rates: dict[str, dict[int, float]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for articles in sizes:
            folder = Path(scratch) / str(articles)
            folder.mkdir()
            size = write_corpus(folder, articles, seed=articles)
            if articles == sizes[0]:
                ar.read_corpus(folder)  # the first reading pays for imports and rule tables
            clock = Clock()
            clock.find(clock.run(ar.read_articles, folder), ar.read_actors(folder))
            clock.run(ar.read_corpus, folder)
            for step, seconds in clock.seconds.items():
                rates.setdefault(step, {})[articles] = size / _MEGABYTE / max(seconds, 1e-9)
    rows = []
    for step, each in rates.items():
        row: dict[str, Any] = {"step": step, **{f"MB/s, {articles} articles": rate for articles, rate in each.items()}}
        rows.append({**row, "cost per MB, last to first": each[sizes[0]] / each[sizes[-1]]})
    return rows


def hostile_table(megabytes: float) -> list[dict[str, Any]]:
    """Read as much hostile text as prose, each as one article; a row a text, with its seconds and its ratio to prose."""
    length = int(megabytes * _MEGABYTE)
    chance = random.Random(1)  # noqa: S311 - nothing here is a secret
    prose = ""
    while len(prose) < length:
        prose += compose(chance, ["Farland", "Norstan"], [("Ada", "Lomikov"), ("Leo", "Varberg")], paragraphs=200) + "\n"
    rows = [_hostile("prose", prose[:length])]
    for name, piece in HOSTILE.items():
        rows.append(_hostile(name, (piece * (length // len(piece) + 1))[:length]))
    return [{**row, "times prose": row["seconds"] / rows[0]["seconds"]} for row in rows]


def _hostile(name: str, text: str) -> dict[str, Any]:
    clock = Clock()
    clock.find(ar.make_articles([{"text": text}]), ar.read_corpus().actors)
    slowest = max(clock.seconds, key=lambda step: clock.seconds[step])
    seconds = sum(clock.seconds.values())
    return {"text": name, "seconds": seconds, "slowest step": slowest, "its seconds": clock.seconds[slowest]}


def memory_ratio(articles: int) -> float:
    """Give the memory that reading takes, as a multiple of the text, measured in a process of its own."""
    code = f"from benchmarks.speed import own_memory; print(own_memory({articles}))"
    root = Path(__file__).resolve().parents[1]
    return float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=root).stdout)  # noqa: S603


def own_memory(articles: int) -> float:
    """Give how far the peak of this process rises when it reads a corpus, over the size of the text."""
    with tempfile.TemporaryDirectory() as scratch:
        small, large = Path(scratch) / "small", Path(scratch) / "large"
        for folder in (small, large):
            folder.mkdir()
        write_corpus(small, 5)
        size = write_corpus(large, articles)
        ar.read_corpus(small)
        before = _peak()
        reading = ar.read_corpus(large)
        return (_peak() - before) / size if len(reading.articles) else 0.0


def _peak() -> int:
    """Give the most memory that this process has held; on Linux without what it was started from."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(next(line for line in status.read_text().splitlines() if line.startswith("VmHWM")).split()[1]) * 1024
    import resource  # noqa: PLC0415 - not on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def import_times(times: int = 5) -> list[dict[str, Any]]:
    """Time a fresh process that imports pandas, and one that imports this package; the best of several."""
    seconds = {}
    for module in ("pandas", "afghan_reader"):
        runs = []
        for _ in range(times):
            begin = time.perf_counter()
            subprocess.run([sys.executable, "-c", f"import {module}"], check=True)  # noqa: S603
            runs.append(time.perf_counter() - begin)
        seconds[module] = min(runs)
    return [{"import": module, "seconds": each, "times pandas": each / seconds["pandas"]} for module, each in seconds.items()]
