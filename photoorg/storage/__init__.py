"""The library file: one SQLite database, its migrations, one repository per table."""
