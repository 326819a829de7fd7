"""Framework <-> other people's formats."""
