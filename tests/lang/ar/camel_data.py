"""CAMeL Tools' data in small: a recogniser and a morphology of a few words, in the formats of the real ones."""

from __future__ import annotations

import json
from pathlib import Path

WORDS = ("زار", "روتو", "كيغالي", ".")
LABELS = ("B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC", "O")
_OF_WORD = {"زار": "O", "روتو": "B-PERS", "كيغالي": "B-LOC", ".": "O"}

_FEATURES = ("diac", "lex", "bw", "pos", "pos_lex_logprob", "lex_logprob", "prc0", "prc1", "prc2", "prc3", "enc0")
_DATABASE = """\
###DEFINES###
{defines}
###DEFAULTS###
DEFAULT pos:verb diac:x lex:x bw:x
DEFAULT pos:noun_prop diac:x lex:x bw:x
DEFAULT pos:punc diac:x lex:x bw:x
DEFAULT pos:digit diac:x lex:x bw:x
DEFAULT pos:foreign diac:x lex:x bw:x
###ORDER###
ORDER diac lex bw pos
###TOKENIZATIONS###
TOKENIZATION bw
###STEMBACKOFF###
STEMBACKOFF NOAN noun
STEMBACKOFF PROP noun
###PREFIXES###
\tP\tdiac: bw: pos:verb
###SUFFIXES###
\tS\tdiac: bw: pos:verb
###STEMS###
زار\tV\tdiac:زارَ lex:زارَ_1 bw:زار/PV pos:verb pos_lex_logprob:-3.0
NOAN	N	diac:x lex:x_0 bw:x/NOUN_PROP pos:noun_prop pos_lex_logprob:-9.0
###TABLE AB###
P V
P N
###TABLE BC###
V S
N S
###TABLE AC###
P S
"""


def install(folder: Path) -> None:
    """Write catalogue, recogniser and morphology to `folder`, for `CAMELTOOLS_DATA`."""
    components = {
        "NamedEntityRecognition": _component("arabert", "ner"),
        "DisambigMLE": _component("calima-msa-r13", "mle"),
        "MorphologyDB": _component("calima-msa-r13", "morphology"),
    }
    catalogue = {"version": "1.6", "packages": {}, "components": components}
    (folder / "catalogue.json").write_text(json.dumps(catalogue), "utf-8")
    for part in ("ner", "mle", "morphology"):
        (folder / "data" / part).mkdir(parents=True)
    defines = "\n".join(f"DEFINE {name} {name}:*open*" for name in _FEATURES)
    (folder / "data/morphology/morphology.db").write_text(_DATABASE.format(defines=defines), "utf-8")
    (folder / "data/mle/model.json").write_text("{}", "utf-8")
    _recogniser(folder / "data" / "ner")


def _component(name: str, path: str) -> dict[str, object]:
    return {"default": name, "datasets": {name: {"path": path}}}


def _recogniser(folder: Path) -> None:
    """A BERT of one layer whose embedding of a word is the label it gets."""
    import torch
    from transformers import BertConfig, BertForTokenClassification, BertTokenizer

    (folder / "vocab.txt").write_text("\n".join(("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS)), "utf-8")
    BertTokenizer(str(folder / "vocab.txt"), do_lower_case=False).save_pretrained(folder)
    config = BertConfig(
        vocab_size=5 + len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=16,
        id2label=dict(enumerate(LABELS)),
        label2id={label: i for i, label in enumerate(LABELS)},
    )
    model = BertForTokenClassification(config)
    with torch.no_grad():
        for name, weights in model.named_parameters():
            weights.fill_(1.0 if "LayerNorm.weight" in name else 0.0)
        for at, word in enumerate(WORDS, start=5):
            model.bert.embeddings.word_embeddings.weight[at, LABELS.index(_OF_WORD[word])] = 1.0
        for i in range(len(LABELS)):
            model.classifier.weight[i, i] = 1.0
    model.save_pretrained(folder)
