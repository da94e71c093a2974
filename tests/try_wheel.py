"""Build the wheel, install it in a new environment elsewhere, and use the command from there, as somebody without a clone does.

    python tests/try_wheel.py

Run by .ci/run; needs the package registry. Prints what it did and how long it took.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = """
import afghan_reader as ar
from afghan_reader.corpus import course_folder
reading = ar.read_corpus()
assert course_folder().name == "_course", course_folder()
assert len(reading.articles) == 5 and len(reading.quotes) > 100
assert ar.check("02.3", 4).status == "right"
print(reading)
"""


def main() -> None:
    """Go through it all; the first thing that fails ends it."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", work / "dist", ROOT)
        wheel = next((work / "dist").glob("*.whl"))
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB")
        run(sys.executable, "-m", "venv", work / "venv")
        scripts = work / "venv" / ("Scripts" if os.name == "nt" else "bin")
        run(scripts / "python", "-m", "pip", "install", "--quiet", "-c", ROOT / "constraints.txt", wheel)
        home = {"HOME": str(work / "home"), "AFGHAN_READER_WORK": str(work / "work")}
        run(scripts / "python", "-c", CODE, cwd=work, env=home)
        run(scripts / "afghan-reader", "doctor", cwd=work, env=home)
        run(scripts / "afghan-reader", "tables", "--out", work / "tables", cwd=work, env=home)
        run(scripts / "afghan-reader", "copy", work / "class", cwd=work, env=home)
        start(scripts / "afghan-reader", work, home)
    print(f"the wheel works from a new environment: {time.monotonic() - began:.0f} s")


def run(*command: object, cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    """Run a command; its failure is ours."""
    subprocess.run([str(part) for part in command], check=True, cwd=cwd, env=os.environ | (env or {}))


def start(command: Path, work: Path, home: dict[str, str]) -> None:
    """Open JupyterLab without a browser: it makes a working copy in the home folder and serves the start page."""
    port = "18817"
    config = work / "config"
    config.mkdir()
    (config / "jupyter_server_config.py").write_text("c.ServerApp.allow_root = True\nc.IdentityProvider.token = ''\n")
    env = os.environ | home | {"JUPYTER_CONFIG_DIR": str(config)}
    with (work / "lab.log").open("w") as log:
        server = subprocess.Popen([command, "lab", "--no-browser", "--port", port], cwd=work, env=env, stdout=log, stderr=log)
        try:
            for _ in range(300):
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/contents/START.md", timeout=2) as page:
                        assert b"start here" in page.read()
                    break
                except urllib.error.HTTPError:
                    raise
                except urllib.error.URLError:
                    time.sleep(0.2)
            else:
                raise SystemExit((work / "lab.log").read_text())
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
    assert (work / "home" / "afghan_reader" / "notebooks" / "00_start_here.ipynb").exists()


if __name__ == "__main__":
    main()
