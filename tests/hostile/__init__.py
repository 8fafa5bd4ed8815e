"""Files made to cost more than they should, generated here, each held to the same bounds as a whole process."""
