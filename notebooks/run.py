"""Run the notebooks and keep what they print, without what differs from run to run: `make notebook`.

`--check` writes nothing and fails if what is kept is not what they print now.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parent
_KEPT = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


def executed(path: Path) -> str:
    """The notebook after running, as text that is the same for the same outputs."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
    ).execute()
    notebook.metadata = nbformat.from_dict(_KEPT)
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number:02d}"
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.outputs = _printed(cell.outputs)
    return str(nbformat.writes(notebook)) + "\n"


def _printed(outputs: list[nbformat.NotebookNode]) -> list[nbformat.NotebookNode]:
    """The outputs without warnings; what was printed in pieces, as chance cut it, is one piece."""
    kept: list[nbformat.NotebookNode] = []
    for output in outputs:
        if output.get("name") == "stderr":
            continue
        if kept and output.output_type == kept[-1].output_type == "stream":
            kept[-1].text += output.text
        else:
            kept.append(output)
    return kept


def main(arguments: list[str]) -> int:
    """Exit status 1 if `--check` finds a notebook that prints something else than it holds."""
    stale = []
    for path in sorted(FOLDER.glob("*.ipynb")):
        new = executed(path)
        if new != path.read_text("utf-8"):
            stale.append(path.name)
            if "--check" not in arguments:
                path.write_text(new, "utf-8")
    print(f"{'stale' if '--check' in arguments else 'written'}: {', '.join(stale) or 'nothing'}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
