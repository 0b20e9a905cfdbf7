"""What must not happen. A routine may tighten what is here, never loosen it."""
