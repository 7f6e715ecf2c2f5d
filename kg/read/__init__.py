"""Reading: files → documents → passages, with offsets into the text as read.

`sources` finds the files, `read` makes documents of them (and issues of what is bad), `segment`
tells the pieces of writing on a page from each other and from what is no news.
"""

from kg.read.readers import READERS, read
from kg.read.segment import segment
from kg.read.sources import sources

__all__ = ["READERS", "read", "segment", "sources"]
