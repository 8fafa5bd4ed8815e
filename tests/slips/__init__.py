"""Slips of the pen in the fixed lines of compliant plans: what is lost, blamed and passed over in silence."""
