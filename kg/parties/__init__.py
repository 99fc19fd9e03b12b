"""Who the members of a disclosure are: their role, their names."""
