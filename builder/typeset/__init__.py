"""Breaks Chinese text into lines by W3C CLREQ. Knows font metrics; knows neither reportlab nor python-pptx."""
