"""`make setup`: from a bare Python to an environment in which Wederhoor runs. Standard library."""
