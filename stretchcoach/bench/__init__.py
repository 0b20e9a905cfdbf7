"""How often the program is right, and how fast: benchmarks print figures, they are not timed tests."""
