"""Training of the bilingual recogniser: corpora, vocabulary, network, fitting, export, measuring.

`python -m kg.train.recogniser --help` lists the steps. The data lie in `../shared/data`, or where
`JISR_DATA` points; the pretrained encoder is taken from the PyPI packages that carry it.
"""
