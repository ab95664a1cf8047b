"""The reading page: a graph drawn beside the articles it was read from, in one HTML file that needs no network.

`questions` asks, `project` puts the answers into the records of `page`, `figure` decides what is drawn, `layout` where,
and `render` writes the file. The graph is known only through a function that answers SPARQL.
"""
