"""How long things take, as ratios within one run: run ``python -m benchmarks``. Never part of the tests."""
