"""What translators work with: numbered lists out of the catalogues, and back into them."""
