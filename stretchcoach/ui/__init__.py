"""The face: draws snapshots, forwards clicks, decides nothing. Only ``app`` wires it to the rest."""
