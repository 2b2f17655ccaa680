"""The typeset PDF. The only package, beside the chart renderer, that knows reportlab."""
