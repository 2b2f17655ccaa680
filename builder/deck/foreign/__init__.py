"""Templates of somebody else: read from the file, matched to what our slides need, dealt out into places."""
