"""`python -m rolebook` is the `rolebook` command."""

from rolebook.cli import main

if __name__ == "__main__":
    main()
