"""The register file: engine, transactions, journal, migrations - and every SELECT."""
