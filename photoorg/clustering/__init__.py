"""Who is the same person: arrays in, arrays out; nothing here knows of photos or files."""
