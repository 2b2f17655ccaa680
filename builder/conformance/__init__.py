"""Judges the typesetting of a finished PDF by its glyphs alone: what the line breaker meant does not count."""
