"""The ledger as files: a table for Excel, and the same rows for programs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields

from builder.ledger.rows import Ledger, Row

TABLE, DATA = "facts.csv", "facts.json"
_JOINT = "; "
_NAMES = [field.name for field in fields(Row)]


def ledger_files(ledger: Ledger) -> dict[str, bytes]:
    """The files of a ledger by their names."""
    return {TABLE: as_table(ledger), DATA: as_data(ledger)}


def as_table(ledger: Ledger) -> bytes:
    """CSV, marked as UTF-8 so that Excel reads it as such; several cells, pages or slides stand in one field."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(_NAMES)
    for row in ledger.rows:
        values = (getattr(row, name) for name in _NAMES)
        writer.writerow([_JOINT.join(value) if isinstance(value, tuple) else value or "" for value in values])
    return made.getvalue().encode("utf-8-sig")


def as_data(ledger: Ledger) -> bytes:
    """JSON with a line for each row, so that two editions can be compared line by line."""
    head = json.dumps(ledger.head, ensure_ascii=False)
    rows = ",\n".join(json.dumps(_said(row), ensure_ascii=False) for row in ledger.rows)
    return f'{{"head": {head},\n"rows": [\n{rows}\n]}}\n'.encode()


def _said(row: Row) -> dict[str, object]:
    return {name: getattr(row, name) for name in _NAMES}
