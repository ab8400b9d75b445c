"""The nouns, so far as they do anything."""
