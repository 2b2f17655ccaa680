"""The last steps before the outputs: plan figures and tables, give numbers, review."""
