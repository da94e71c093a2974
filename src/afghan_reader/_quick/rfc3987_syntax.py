"""Stand in for a package that costs 2.5 seconds at import and that nothing here needs.

`jsonschema` tries to import `rfc3987_syntax` to check one rare format (IRIs) and does without it when that fails. The
real package compiles grammars when it is imported: in every start of JupyterLab, in every first plotly display
of a kernel, and in every pytest run with nbval. Putting this folder first on PYTHONPATH spares learners that wait; only
`afghan-reader lab` and this project's own tests do so.
"""

raise ImportError(__doc__)
