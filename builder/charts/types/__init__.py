"""One file per kind of chart: how high it wants to be, and how it is drawn."""
