"""How each kind of slide is filled: the layout it has, and its places in reading order."""
