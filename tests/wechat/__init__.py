"""The gate that callbacks come through, and the replies that leave."""
