"""Compound blocks: each says how to write itself with core blocks."""
