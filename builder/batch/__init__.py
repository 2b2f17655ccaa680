"""Many editions in one run: which have changed, who makes them, where they go, and what there is at the end."""
