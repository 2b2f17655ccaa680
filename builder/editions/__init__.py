"""Editions: for whom a report is made, how it looks, and in which outputs."""
