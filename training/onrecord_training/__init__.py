"""Trains the weights onrecord ships. Never imported by the package itself."""
