"""What the body does: landmarks, joint angles, smoothing, which way the person faces."""
