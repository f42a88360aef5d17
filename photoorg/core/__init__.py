"""The words that every other package speaks: ids, records, geometry, jobs, errors."""
