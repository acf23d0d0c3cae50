"""Coprod Desktop: the register, meetings and money of co-production, for the people who coordinate it."""

__version__ = "0.1.0"
