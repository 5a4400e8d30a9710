"""Files as text: bytes to values, with places, and nothing of what they mean."""
