"""The pictures of README, made from a demo that runs."""
