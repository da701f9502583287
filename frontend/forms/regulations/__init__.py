"""Forms of the client's regulation."""
