"""Questionnaires as files that survey tools import, and the codebook that says what the columns hold."""
