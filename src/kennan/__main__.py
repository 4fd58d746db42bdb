"""`python -m kennan` is `kennan`."""

from kennan.cli import main

if __name__ == "__main__":
    main()
