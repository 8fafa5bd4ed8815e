"""Every pattern of the code and of the rules is linear in the text it is given."""
