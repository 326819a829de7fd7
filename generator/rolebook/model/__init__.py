"""What a framework is: frozen shapes, the Framework they form, and what an audience may see of it."""
