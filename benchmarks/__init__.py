"""How well and how fast the machine reads: `python -m benchmarks` prints it (see docs/benchmarks.md)."""
