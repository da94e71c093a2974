"""A real JupyterLab in a headless Chromium, one server and one browser for the whole session; nothing may leave the machine.

`lab.write(name, *cells)` writes a notebook, `open_notebook(name)` opens it, runs all of its cells, and hands back the page;
at the end of a test every request to another machine and every error on the console is a failure.
"""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import sync_playwright

SOURCE = Path(__file__).parents[2]
CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]
IDLE = """() => {
    const panel = window.jupyterapp?.shell.currentWidget;
    return panel?.context?.sessionContext?.session?.kernel?.status === "idle";
}"""
RUN = """() => {
    const { model } = window.jupyterapp.shell.currentWidget.content;
    return [...model.cells].every((cell) => cell.type !== "code" || cell.executionCount !== null);
}"""
ERRORS = """() => {
    const { model } = window.jupyterapp.shell.currentWidget.content;
    return [...model.cells].filter((cell) => cell.type === "code").flatMap((cell) =>
        cell.outputs.toJSON().filter((output) => output.output_type === "error").map((output) => output.evalue));
}"""


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """A JupyterLab server on an empty folder, with settings of its own."""
    root, home = tmp_path_factory.mktemp("course"), tmp_path_factory.mktemp("home")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folders = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTERLAB_SETTINGS_DIR": "settings"}
    folders |= {"JUPYTERLAB_WORKSPACES_DIR": "spaces", "JUPYTER_RUNTIME_DIR": "runtime", "IPYTHONDIR": "ipython"}
    paths = os.pathsep.join([str(SOURCE / "src"), str(SOURCE / "tests"), str(SOURCE / "src" / "afghan_reader" / "_quick")])
    environment = {**os.environ, "PYTHONPATH": paths, **{name: str(home / folder) for name, folder in folders.items()}}
    environment |= {"AFGHAN_READER_WORK": str(home / "work")}
    options = ["--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0", "--ServerApp.ip=127.0.0.1"]
    options += ["--IdentityProvider.token=", "--ServerApp.password=", f"--ServerApp.root_dir={root}"]
    options += ["--LabApp.expose_app_in_browser=True", "--LabApp.news_url=", "--LabApp.extension_manager=readonly"]
    options += ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    quiet = home / "settings" / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    quiet.parent.mkdir(parents=True)
    quiet.write_text('{"fetchNews": "false"}')
    with (home / "server.log").open("w") as log:
        server = subprocess.Popen([sys.executable, "-m", "jupyterlab", *options], env=environment, stdout=log, stderr=log)
        try:
            url = f"http://127.0.0.1:{port}"
            _wait(server, url, home / "server.log")
            yield SimpleNamespace(url=url, root=root, write=lambda name, *cells: _write_notebook(root / name, *cells))
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait(10)


def _wait(server, url, log):
    for _ in range(600):
        assert server.poll() is None, log.read_text()
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{url}/api", timeout=1).close()  # noqa: S310 - our own server
            return
        time.sleep(0.1)
    pytest.fail(f"JupyterLab did not answer within a minute: {log.read_text()}")


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS, headless=True)
        yield browser
        browser.close()


@pytest.fixture
def open_notebook(lab, chromium):
    """Open a notebook, run it, and watch that nothing leaves the machine and nothing fails."""
    problems = []
    context = chromium.new_context(viewport={"width": 1280, "height": 1000}, reduced_motion="reduce")

    def route(handler):
        if handler.request.url.startswith((lab.url, lab.url.replace("http", "ws"), "data:", "blob:")):
            handler.continue_()
        else:
            problems.append(f"a request left the machine: {handler.request.url}")
            handler.abort()

    context.route("**/*", route)

    def visit(path):
        page = context.new_page()
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(f"{lab.url}/doc/tree/{path}")
        page.locator(".jp-Notebook").first.wait_for(timeout=60_000)
        page.wait_for_function(IDLE, timeout=60_000)
        page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
        page.wait_for_function(RUN, timeout=120_000)
        assert page.evaluate(ERRORS) == []
        return page

    yield visit
    context.close()
    assert list(dict.fromkeys(problems)) == []


def _write_notebook(path, *cells):
    """Write a notebook of code cells."""
    made = [
        {"cell_type": "code", "id": f"cell-{number}", "execution_count": None, "metadata": {}, "outputs": [], "source": source}
        for number, source in enumerate(cells)
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    path.write_text(json.dumps({"cells": made, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8")
