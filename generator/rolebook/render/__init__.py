"""Views -> artifacts: Markdown pages, print documents and data. Nothing here reads clock, network or environment."""
