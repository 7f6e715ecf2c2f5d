"""Learns the weights of `kg.resolve.transducer` from open name lists: pairs, estimation, contrast, export.

`python -m kg.train.transducer DATA` writes `kg/resolve/data/names.json.gz` in a few minutes on one core.
"""
