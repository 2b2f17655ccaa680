"""Office files read from their bytes: parts, relations, workbooks. Knows no library that writes them."""
