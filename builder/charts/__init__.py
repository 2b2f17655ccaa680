"""Charts as values, planned from data, and drawn as vectors in the PDF through matplotlib."""
