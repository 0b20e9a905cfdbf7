"""What to say: form check, hold timer, cue choice, the session engine."""
