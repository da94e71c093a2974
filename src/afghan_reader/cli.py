"""The command `afghan-reader`: open the course, copy it for a class, write tables, look after the environment."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import warnings
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from ._quick import FOLDER
from .schema import ReadingWarning, TableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

START = "START.md"
_FOLDERS = ("notebooks", "exercises", "seeds")
_LAB_FLAGS = ("--no-browser", "--port")
# What a class does not get: the sources of the exercises hold the answers.
_NOT_FOR_LEARNERS = ("source", "solutions", "build.py", "__pycache__", ".ipynb_checkpoints")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; an error that a person can mend is one line, and the exit code is 1."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and words[0] in _LAB_FLAGS:  # lab is the default, with its flags
        words.insert(0, "lab")
    options = _parser().parse_args(words)
    with warnings.catch_warnings():
        warnings.simplefilter("always", ReadingWarning)
        warnings.showwarning = lambda message, *_: print(f"note: {message}", file=sys.stderr)
        try:
            return int(options.run(options) or 0)
        except TableError as error:
            print(f"afghan-reader: {error}", file=sys.stderr)
        except KeyboardInterrupt:
            print("afghan-reader: stopped", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="afghan-reader", description=__doc__)
    parser.add_argument("--version", action="version", version=f"afghan-reader {metadata.version('afghan-reader')}")
    parser.set_defaults(run=_lab, folder=None, rest=[])
    commands = parser.add_subparsers(title="commands (default: lab)")

    def command(name: str, run: Callable[[argparse.Namespace], int | None], text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        return sub

    lab = command("lab", _lab, "open JupyterLab at the start page of the course")
    lab.add_argument("folder", nargs="?", type=Path, help="a working copy of the course (default: the clone, or ~/afghan_reader)")
    lab.add_argument("--no-browser", action="store_true", help="do not open a browser")
    lab.add_argument("--port", type=int, help="port of the server")
    copy = command("copy", _copy, "make a working copy of lessons, exercises and articles; no file of a learner is overwritten")
    copy.add_argument("folder", type=Path)
    tables = command("tables", _tables, "write every table of a corpus as CSV (and Parquet where pyarrow is there)")
    tables.add_argument("folder", nargs="?", type=Path, help="a folder of .txt files (default: the five articles)")
    tables.add_argument("--out", type=Path, required=True, help="the folder to write to")
    report = command("report", _report, "write one page with the tables and passages of a corpus, readable offline and printable")
    report.add_argument("folder", nargs="?", type=Path, help="a folder of .txt files (default: the five articles)")
    report.add_argument("--out", type=Path, required=True, help="the page to write, such as report.html")
    doctor = command("doctor", _doctor, "say what is missing in this environment, or what is wrong in a corpus folder")
    doctor.add_argument("folder", nargs="?", type=Path, help="a corpus folder to look through")
    return parser


def _lab(options: argparse.Namespace) -> int:
    from .corpus import course_folder  # noqa: PLC0415 - help and version should answer at once

    home = options.folder
    if home is None:
        course = course_folder()
        home = course if course.name != "_course" else Path.home() / "afghan_reader"
    if not (home / START).exists():
        _report_copy(home, list(copy_course(home)))
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={home}", f"--LabApp.default_url=/lab/tree/{START}"]
    command += ["--LabApp.news_url=", "--LabApp.extension_manager=readonly"]
    command += ["--no-browser"] if getattr(options, "no_browser", False) else []
    command += [f"--port={options.port}"] if getattr(options, "port", None) else []
    return _become(command, lab_environment())


def _become(command: list[str], environment: dict[str, str]) -> int:
    """Run a command in our place, so that whoever stops us stops it; Windows cannot, and waits for it."""
    if os.name == "posix":
        sys.stdout.flush()
        os.execve(command[0], command, environment)  # noqa: S606 - our own command line
    return subprocess.call(command, env=environment)  # noqa: S603


def lab_environment() -> dict[str, str]:
    """Give the environment in which JupyterLab starts: our settings first, a slow import left out (see `_quick`)."""
    first = {"JUPYTER_CONFIG_PATH": str(Path(__file__).parent / "_lab"), "PYTHONPATH": FOLDER}
    return os.environ | {name: os.pathsep.join(filter(None, [folder, os.environ.get(name)])) for name, folder in first.items()}


def _copy(options: argparse.Namespace) -> None:
    _report_copy(options.folder, list(copy_course(options.folder)))


def copy_course(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Copy the course to a folder, file by file; yield each path and whether it was written (False: it was there)."""
    from .corpus import course_folder  # noqa: PLC0415

    course = course_folder()
    sources = [course / START] + [path for name in _FOLDERS for path in sorted((course / name).rglob("*"))]
    for source in sources:
        relative = source.relative_to(course)
        if not source.is_file() or any(part in _NOT_FOR_LEARNERS for part in relative.parts):
            continue
        target = folder / relative
        if target.exists():
            yield target, False
            continue
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        except OSError as error:
            msg = f"{target} could not be written ({error.strerror or error}); choose a folder that you may write to"
            raise TableError(msg) from None
        yield target, True


def _report_copy(folder: Path, copied: list[tuple[Path, bool]]) -> None:
    written = sum(new for _, new in copied)
    kept = len(copied) - written
    print(f"{written} files written to {folder}" + (f"; {kept} were there already and were left as they are" if kept else ""))


def _tables(options: argparse.Namespace) -> None:
    from .corpus import read_corpus  # noqa: PLC0415
    from .export import write_tables  # noqa: PLC0415

    reading = read_corpus(options.folder, progress=sys.stderr.isatty())
    written = write_tables(reading, options.out)
    print(f"{len(written)} files written to {options.out}")


def _report(options: argparse.Namespace) -> None:
    from .corpus import read_corpus  # noqa: PLC0415
    from .report import write_report  # noqa: PLC0415

    print(f"written: {write_report(read_corpus(options.folder, progress=sys.stderr.isatty()), options.out)}")


def _doctor(options: argparse.Namespace) -> int:
    if options.folder is not None:
        return _doctor_folder(options.folder)
    problems = list(_missing())
    for line in problems:
        print(f"✗ {line}")
    if not problems:
        print(f"✓ Python {sys.version.split()[0]}, afghan-reader {metadata.version('afghan-reader')}: nothing is missing")
    return int(bool(problems))


def _missing() -> Iterator[str]:
    """Say in a line each what an environment lacks, and what to do."""
    from .corpus import course_folder  # noqa: PLC0415
    from .store import work_folder, write_atomically  # noqa: PLC0415

    if sys.version_info < (3, 11):  # noqa: UP036 - an environment may have been moved
        yield f"Python {sys.version.split()[0]} is too old; install 3.11 or newer"
    for need in metadata.requires("afghan-reader") or []:
        if "extra ==" in need:
            continue
        name = need.split(";")[0].split(">")[0].split("<")[0].split("=")[0].strip()
        try:
            metadata.version(name)
        except metadata.PackageNotFoundError:
            yield f"the package {name} is missing; run: {sys.executable} -m pip install '{need}'"
    from jupyter_client.kernelspec import KernelSpecManager  # noqa: PLC0415

    if "python3" not in KernelSpecManager().find_kernel_specs():
        yield f"JupyterLab has no Python kernel; run: {sys.executable} -m pip install ipykernel"
    try:
        course_folder()
        write_atomically(work_folder() / "doctor.txt", "written by afghan-reader doctor\n").unlink()
    except TableError as error:
        yield str(error)


def _doctor_folder(folder: Path) -> int:
    from .annotations import check_annotations  # noqa: PLC0415
    from .articles import read_articles  # noqa: PLC0415

    with warnings.catch_warnings(record=True) as noted:
        warnings.simplefilter("always", ReadingWarning)
        articles = read_articles(folder)
    problems = check_annotations(folder, articles)
    lines = [str(warning.message) for warning in noted]
    lines += [f"{row.file} line {row.line}, column {row.column}: {row.problem}" for row in problems.itertuples()]
    for line in lines:
        print(f"✗ {line}")
    if not lines:
        print(f"✓ {len(articles)} articles; every row of the CSV files fits them")
    undated = articles["published_earliest"].isna().sum()
    if undated:
        print(f"note: {undated} of {len(articles)} articles have no date, so that 'last May' in them stays open")
    return int(bool(lines))
