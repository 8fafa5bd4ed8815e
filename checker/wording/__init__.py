"""The ground of wording: folding of letters, and lines that say how to reach an organ. Knows no other room but the model."""
