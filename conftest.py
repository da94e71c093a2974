"""Whatever the tests run, notebooks in kernels of their own included, works in a folder that is thrown away."""

import os
import tempfile

import hypothesis
import pytest

collect_ignore = ["conftest.py"]

# The same examples in every run, however busy the machine: a red test means that the code has changed.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True)
hypothesis.settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Give learners' work a place for this run."""
    folder = tempfile.TemporaryDirectory(prefix="afghan_reader_", ignore_cleanup_errors=True)
    os.environ["AFGHAN_READER_WORK"] = folder.name
    config.add_cleanup(folder.cleanup)
