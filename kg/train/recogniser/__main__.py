"""`python -m kg.train.recogniser train --work DIR`: fit, measure and save a network."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import torch
import typer

from kg.evaluate import corpora
from kg.train.recogniser import pretrained, vocabulary
from kg.train.recogniser.augment import name_lists
from kg.train.recogniser.fit import Options, fit
from kg.train.recogniser.measure import labeller, span_f1
from kg.train.recogniser.network import Recogniser, from_pretrained

app = typer.Typer(help="Train the bilingual recogniser.")


@app.command()
def train(
    work: Annotated[Path, typer.Option(help="Folder for downloads, checkpoints and the result.")],
    epochs: Annotated[int, typer.Option(help="Passes over the training sentences.")] = 4,
    limit: Annotated[int, typer.Option(help="Use only so many sentences (0: all), to try things.")] = 0,
) -> None:
    """Fit the network and print the span F1 on the held-out sets after each epoch."""
    weights, description_file = pretrained.fetch(work)
    shape, tensors = pretrained.load(weights)
    description = pretrained.tokenizer(description_file)
    examples = corpora.training()
    if limit:
        examples = examples[:: max(1, len(examples) // limit)]
    lists = name_lists()
    texts = [" ".join(e.words) for e in examples]
    texts += [" ".join(name) for names in lists.names.values() for name in names]
    kept = vocabulary.keep(description, texts, arabic_to=250_002, latin_to=32_000)
    tokenizer = vocabulary.pruned(description, kept)
    tokenizer.save(str(work / "recogniser-tokenizer.json"))
    options = Options(epochs=epochs)
    network = from_pretrained(shape, tensors, kept, options.dropout)
    typer.echo(f"{len(examples)} sentences, {len(kept)} pieces")
    held = corpora.development() | corpora.tests()

    def report(epoch: int, average: Recogniser) -> None:
        for name, sentences in held.items():
            predicted = labeller(average, tokenizer)(sentences)
            precision, recall, f1 = span_f1(sentences, predicted)
            typer.echo(f"epoch {epoch} {name}: P {precision:.4f} R {recall:.4f} F1 {f1:.4f}")

    average = fit(network, tokenizer, examples, lists, options, folder=work, after_epoch=report)
    torch.save(average.state_dict(), work / "recogniser.pt")


@app.callback()
def main() -> None:
    """Train the bilingual recogniser from the data sets and the pretrained encoder."""


if __name__ == "__main__":
    app()
