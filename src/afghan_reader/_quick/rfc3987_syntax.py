"""Say that the package of this name is not there (see the folder's `__init__`)."""

raise ImportError("left out on purpose: see afghan_reader/_quick")
