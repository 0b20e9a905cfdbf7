"""When somebody would like to be reminded: the plan, what is due at a moment, and the same plan as a calendar file. No Qt, no clock."""
