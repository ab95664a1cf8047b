"""The page inside a notebook."""

from dataclasses import dataclass, field
from html import escape


@dataclass(frozen=True, slots=True)
class Frame:
    """A page that a notebook shows in a frame of its own, apart from the notebook's scripts and styles.

    The frame may run the page's scripts and save what the reader downloads; it cannot touch the notebook.

    >>> print(Frame("One & two", 300, "<p>1 & 2")._repr_html_())
    <iframe title="One &amp; two" srcdoc="&lt;p&gt;1 &amp; 2" sandbox="allow-scripts allow-downloads" width="100%" \
height="300" frameborder="0"></iframe>
    """

    title: str
    #: In pixels.
    height: int
    #: The whole page: write it to a file to keep it.
    html: str = field(repr=False)

    def _repr_html_(self) -> str:
        """Return what IPython shows."""
        return (
            f'<iframe title="{escape(self.title)}" srcdoc="{escape(self.html)}" sandbox="allow-scripts allow-downloads"'
            f' width="100%" height="{self.height}" frameborder="0"></iframe>'
        )
