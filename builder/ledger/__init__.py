"""The ledger: where every fact, claim and number of an edition comes from and where it stands."""
