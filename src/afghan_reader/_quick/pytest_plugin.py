"""Leave the slow import out of pytest itself and of the kernels that nbval starts (named with -p in pyproject.toml).

It acts when it is imported: a hook would come too late, since nbval is imported before any hook is called.
"""

from __future__ import annotations

import os
import sys

from . import FOLDER

sys.path.insert(0, FOLDER)
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [FOLDER, os.environ.get("PYTHONPATH")]))
