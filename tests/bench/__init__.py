"""Measures the builder; run with `make bench`. Nothing here is asserted."""
