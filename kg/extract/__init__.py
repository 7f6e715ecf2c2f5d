"""The room that reads claims: what each sentence says of events and offices."""

from kg.extract.extractor import Extractor

__all__ = ["Extractor"]
