"""The words the project speaks in: terms of the ontology, and the data of `seeds/` as values."""
