"""Tables of the data: a CSV file with a TOML file that says what its columns are."""
