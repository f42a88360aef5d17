"""Persons: what groups of faces become, and what the owner does to them."""
