"""From the narrative's Markdown to the model."""
