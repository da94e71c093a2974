"""Start faster: leave out an import that costs 2.5 seconds and that nothing here needs.

`jsonschema` tries to import `rfc3987_syntax` to check one rare format (IRIs) and does without it when that fails. The real
package compiles grammars when it is imported: in every start of JupyterLab, in the first plotly display of every
kernel, and in every pytest run with nbval. With this folder first on PYTHONPATH, its `rfc3987_syntax.py` is found instead,
and says that it is not there. Only `afghan-reader lab` and this project's own tests do so (`pytest_plugin.py`).
"""

from __future__ import annotations

from pathlib import Path

FOLDER = str(Path(__file__).parent)
