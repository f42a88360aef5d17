"""`python -m photoorg`, and where the packaged program begins."""

from multiprocessing import freeze_support

if __name__ == "__main__":
    # The worker processes of the packaged program begin here too, and leave with this call.
    freeze_support()

    from photoorg.cli import main

    main()
