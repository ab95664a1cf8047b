"""Who is who across documents: the second pass over the store, whose results are a graph of their own.

`bearers` collects what each document says of each person, `spelling` compares names, `judgements` holds what a user
decided, `evidence` weighs a pair, `clusters` decides, `statements` writes it down.
"""
