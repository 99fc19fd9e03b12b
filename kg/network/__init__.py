"""The network of who owes whom, projected from the rows of named queries."""
