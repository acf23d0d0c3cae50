"""Faults the program must survive: each is a function with a count and a seed that says how many it survived."""
