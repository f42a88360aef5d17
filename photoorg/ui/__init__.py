"""The window. The only package that imports Qt; it reaches everything through `library`."""
