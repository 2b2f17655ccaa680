"""`python -m builder` is the command `builder`."""

from builder.cli import main

# A helper process that is started afresh imports this file too.
if __name__ == "__main__":
    main()
