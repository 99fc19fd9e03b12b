"""Which party each printed name belongs to, decided anew only where names changed."""
