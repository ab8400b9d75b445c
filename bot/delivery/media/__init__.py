"""What is done with a file that a member sent: known by its bytes, cleaned, kept, played."""
