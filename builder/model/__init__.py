"""What the report says, as frozen values. Imports nothing else of ours."""
