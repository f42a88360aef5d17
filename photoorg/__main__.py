"""`python -m photoorg`."""

from photoorg.cli import main

if __name__ == "__main__":
    main()
