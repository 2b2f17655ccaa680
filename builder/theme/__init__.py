"""Looks as data: themes with inheritance."""
