"""Judges a finished PowerPoint file from its bytes, rule by rule; believes nothing that its writer says."""
