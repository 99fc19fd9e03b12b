"""The network of who owes whom, projected from positions."""
