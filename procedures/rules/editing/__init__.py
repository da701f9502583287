"""Editing a draft of a regulation without its YAML: pure functions from draft to draft."""
