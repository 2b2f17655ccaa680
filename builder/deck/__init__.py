"""The deck: slides as values, then a PowerPoint file. The only package that knows python-pptx."""
