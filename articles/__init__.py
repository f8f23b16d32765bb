"""Stories from draft to public page: write, publish, correct, withdraw."""
