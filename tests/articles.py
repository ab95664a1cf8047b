"""A folder of short articles, as a user has them."""


def write_articles(folder, texts):
    """Write each text into a file of its name; return the folder."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text)
    return folder
