"""The database of wrapped keys: apart from the data, with logins and backups of its own."""
