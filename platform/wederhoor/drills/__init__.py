"""Exercises for the day that things are lost: done on a server of their own, and measured."""
