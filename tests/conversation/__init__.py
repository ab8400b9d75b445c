"""What members say and what follows from it: the contract of design 3, held to the letter."""
