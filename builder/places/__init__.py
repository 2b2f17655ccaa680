"""The provinces, cities and industries that tables have rows for, and the groups they form."""
