"""Locking: noticing that nobody is there, and keeping what was half filled in until they come back."""
