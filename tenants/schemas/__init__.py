"""Clients' schemas: opened from a snapshot, changed all at once, each stamped with what it is."""
