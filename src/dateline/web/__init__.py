"""The web desk: a desk's incidents, documents, actors and places in a browser, and their review.

Start at app.py. Routes parse what is asked, call one function of `store`, and render.
"""
