"""Pages of the client's regulation: its versions, and the way from draft to version."""
