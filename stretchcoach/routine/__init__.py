"""What to do: stretches, routines and relief cards, read from YAML into checked, frozen values.

``values`` has the values, ``library`` the shelf they stand on, ``checking`` the way from text to values with every problem
listed, ``schema`` the same rules for editors. Only ``yaml_text`` knows YAML; nothing here reads files, clocks or cameras.
"""
