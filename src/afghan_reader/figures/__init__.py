"""Draw the analyses. No counting happens here."""
