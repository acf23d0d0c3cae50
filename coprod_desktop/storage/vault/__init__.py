"""The keys of a register, wrapped in slots beside it: light enough for the very first window.

Nothing here knows tables, SQL or Qt. :class:`~coprod_desktop.storage.vault.vault.Vault` is what the others use.
"""
