"""Measurements that the documentation cites; run one with `python -m benchmarks.NAME`."""
