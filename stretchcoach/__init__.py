"""stretchcoach: a free, private desktop coach for thigh stretches."""

__version__ = "0.1.0"
