"""Eyes: frames from a camera or a file, the pose model, and the newest observation."""
