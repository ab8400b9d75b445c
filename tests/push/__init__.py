"""Which item, on which study day."""
