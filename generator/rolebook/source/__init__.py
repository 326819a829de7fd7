"""From files to a checked Framework: finding files, reading YAML with positions, rules, and the cache."""
