"""The error tree. Every message is one line: what is wrong, where, and what to do about it.

```
KgError                 anything this package raises on purpose
├── InputError          what the user gave: a path, an article, a query, a name
│   ├── ArticleError    one article cannot be read; a build goes on and reports it
│   ├── QueryError      SPARQL that does not parse, or asks for what is refused
│   └── NotFoundError   a name, a graph or a stored query that is not there
├── DataError           a file of the package's data (ontology, seeds) breaks its format
├── InvariantError      a value that would break its own promise was about to be made
└── MissingExtraError   an optional part is not installed; the message has the command
```
"""

from __future__ import annotations


class KgError(Exception):
    """Anything this package raises on purpose; the command line prints it as one line."""


class InputError(KgError):
    """What the user gave cannot be used."""


class ArticleError(InputError):
    """One article cannot be read. A build records it as an issue and goes on."""


class QueryError(InputError):
    """A query that does not parse, or that asks for something a query may not do."""


class NotFoundError(InputError):
    """A name, a graph or a stored query that is not there."""


class DataError(KgError):
    """A data file of the package (ontology or seeds) breaks its own format."""


class InvariantError(KgError, ValueError):
    """A value was about to be made that would break its own promise: a bug, not bad input."""


class MissingExtraError(KgError):
    """An optional part is not installed; the message names the command that installs it."""
