"""A story's preview for people without an account: what a `PreviewLink` opens."""
