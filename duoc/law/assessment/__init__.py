"""Assessment of pupils: one module per regulation, in the order of its articles."""
