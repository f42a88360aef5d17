"""The facade: what the window and the command line both use."""
