"""Rolebook: competency frameworks as code."""

__version__ = "0.2.0"
