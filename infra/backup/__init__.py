"""How the two clusters and the files are backed up, watched and put back."""
