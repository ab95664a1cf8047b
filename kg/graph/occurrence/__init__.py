"""What happens once is told often: which events of a store's documents and voices are about one happening.

The events themselves stay as they are; what follows is a graph of its own, made again after every build.
"""
