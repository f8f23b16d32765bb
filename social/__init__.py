"""What will be posted, the ledger of what was, and the client for X."""
