"""Answers from the data that know where they come from."""
