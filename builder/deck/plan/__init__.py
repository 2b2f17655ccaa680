"""Deal a document out to slides: one message per slide. What this decides, the rest of the deck only places."""
