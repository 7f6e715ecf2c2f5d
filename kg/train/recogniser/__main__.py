"""`python -m kg.train.recogniser train --work DIR`: fit, measure and save a network; `export` writes what ships."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import torch
import typer
from tokenizers import Tokenizer

from kg.evaluate import corpora
from kg.lang.hints import Hints
from kg.lang.recogniser import FOLDER
from kg.train.recogniser import hints, pretrained, shipped, vocabulary
from kg.train.recogniser import weigh as weighing
from kg.train.recogniser.augment import name_lists
from kg.train.recogniser.calibrate import temperature
from kg.train.recogniser.export import export as write
from kg.train.recogniser.fit import HINTING, SETTLING, Options, collate, encode, fit
from kg.train.recogniser.measure import labeller, span_f1, windows
from kg.train.recogniser.network import WHOLE, Recogniser, from_pretrained

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
    told = _hints(work)
    report = _reporter(tokenizer, told)
    average = fit(network, tokenizer, examples, lists, told, options, folder=work, after_epoch=report)
    torch.save(average.state_dict(), work / "general.pt")


@app.command()
def settle(work: Annotated[Path, typer.Option(help="The folder that `train` filled.")]) -> None:
    """The second stage: go on from the trained weights, mostly on news."""
    shape, _ = pretrained.load(pretrained.fetch(work)[0])
    tokenizer = Tokenizer.from_file(str(work / "recogniser-tokenizer.json"))
    network = Recogniser(shape, tokenizer.get_vocab_size(), SETTLING.dropout)
    network.load_state_dict(torch.load(work / "general.pt", weights_only=True, map_location="cpu"))
    told = _hints(work)
    report = _reporter(tokenizer, told)
    average = fit(network, tokenizer, corpora.training(), name_lists(), told, SETTLING, folder=work, after_epoch=report)
    torch.save(average.state_dict(), work / "recogniser.pt")


@app.command()
def hint(
    work: Annotated[Path, typer.Option(help="Folder for lists, checkpoints and the result.")],
    start: Annotated[Path, typer.Option(help="Folder of the model to go on from, as `export` wrote it.")] = FOLDER,
    out: Annotated[Path, typer.Option(help="Where the model goes.")] = FOLDER,
) -> None:
    """The third stage: go on from an exported model, teach it what lists say of words, and write what ships."""
    work.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(start / "tokenizer.json"))
    network = shipped.read(start / "recogniser.onnx", dropout=HINTING.dropout)
    told = _hints(work)
    report = _reporter(tokenizer, told)
    average = fit(network, tokenizer, corpora.training(), name_lists(), told, HINTING, folder=work, after_epoch=report)
    torch.save(average.state_dict(), work / "hinted.pt")
    _ship(average, tokenizer, work, out)


@app.command()
def lean(
    work: Annotated[Path, typer.Option(help="Folder for lists.")],
    start: Annotated[Path, typer.Option(help="Folder of the model to go on from, as `hint` wrote it.")] = FOLDER,
    out: Annotated[Path, typer.Option(help="Where the model goes.")] = FOLDER,
) -> None:
    """Write an exported model again so that its later layers read the first pieces of words alone."""
    work.mkdir(parents=True, exist_ok=True)
    network = shipped.read(start / "recogniser.onnx", dropout=0.0)
    network.whole = WHOLE
    _ship(network.eval(), Tokenizer.from_file(str(start / "tokenizer.json")), work, out)


def _hints(work: Path) -> Hints:
    """The lists, made anew if the folder has none."""
    file = work / "hints.npz"
    if not file.exists():
        hints.write(file)
    return Hints.read(file)


def _reporter(tokenizer: Tokenizer, lists: Hints) -> Callable[[int, Recogniser], None]:
    """Prints the figures of a network on what it is not trained on, after an epoch."""
    held = corpora.development() | corpora.tests()

    def report(epoch: int, average: Recogniser) -> None:
        for name, sentences in held.items():
            predicted = labeller(average, tokenizer, lists)(sentences)
            precision, recall, f1 = span_f1(sentences, predicted)
            typer.echo(f"epoch {epoch} {name}: P {precision:.4f} R {recall:.4f} F1 {f1:.4f}")

    return report


@app.command()
def export(
    work: Annotated[Path, typer.Option(help="The folder that `train` filled.")],
    out: Annotated[Path, typer.Option(help="Where the model goes.")] = FOLDER,
    checkpoint: Annotated[str, typer.Option(help="Which weights of the folder.")] = "recogniser.pt",
) -> None:
    """Prune, calibrate, quantise and write the model."""
    weights, description_file = pretrained.fetch(work)
    shape, _ = pretrained.load(weights)
    description = pretrained.tokenizer(description_file)
    whole = Tokenizer.from_file(str(work / "recogniser-tokenizer.json"))
    network = Recogniser(shape, whole.get_vocab_size())
    network.load_state_dict(torch.load(work / checkpoint, weights_only=True, map_location="cpu"))
    texts = [" ".join(e.words) for e in corpora.training()]
    kept = vocabulary.keep(description, texts, arabic_to=250_002, latin_to=16_000)
    tokenizer = vocabulary.pruned(description, kept)
    ids = whole.get_vocab()
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda piece: piece[1])
    rows = [i if i < vocabulary.SPECIALS else ids[piece] for piece, i in pieces]
    smaller = network.with_pieces(rows)
    _ship(smaller, tokenizer, work, out)


def _ship(network: Recogniser, tokenizer: Tokenizer, work: Path, out: Path) -> None:
    """Calibrate, quantise and write the model with its tokenizer and lists."""
    held_out = [e for found in corpora.development().values() for e in found]
    lists = _hints(work)
    divisor = temperature(network, tokenizer, held_out, lists)
    sample = [collate([sentence])[:4] for sentence in windows(encode(tokenizer, held_out, lists))]
    out.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    write(network, out / "recogniser.onnx", temperature=divisor, sample=sample)
    (out / "hints.npz").write_bytes((work / "hints.npz").read_bytes())
    typer.echo(f"{tokenizer.get_vocab_size()} pieces, temperature {divisor:.2f}")


@app.command()
def weigh() -> None:
    """Print how many names that the shipped network does not see itself are right, on what it is not trained on."""
    for (sources, overlaps, bound), (said, right) in weighing.table(corpora.development() | corpora.held_out()).items():
        place = "where it sees another" if overlaps else "elsewhere"
        typer.echo(f"{sources}, {place}, from {bound}: {right} of {said}")


@app.callback()
def main() -> None:
    """Train the bilingual recogniser from the data sets and the pretrained encoder."""


if __name__ == "__main__":
    app()
