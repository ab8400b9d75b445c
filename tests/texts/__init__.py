"""The catalogues against the code that speaks from them."""
