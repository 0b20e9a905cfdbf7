"""Mouth: says cues aloud and sounds chimes; where something for that is missing, the captions on the screen remain."""
