"""Copies of a register that can be gone back to: made, checked, kept, looked into, restored."""
