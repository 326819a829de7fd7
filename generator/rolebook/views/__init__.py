"""What one page, guide or form shows: pure functions from a Framework to frozen results."""
