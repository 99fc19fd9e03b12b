"""What people see: tables of facts and rows, and the drawn network."""
