"""Files, folders and patterns become one sorted list of files."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read import sources


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.md", "sub/deep/d.html", ".hidden.txt", ".git/e.txt", "مقال.txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("text", encoding="utf-8")
    return tmp_path


def names(found: tuple[Path, ...], tree: Path) -> list[str]:
    return [file.relative_to(tree).as_posix() for file in found]


def test_a_folder_stands_for_all_its_files_but_hidden_ones(tree: Path) -> None:
    assert names(sources([tree]), tree) == ["a.txt", "b.txt", "sub/c.md", "sub/deep/d.html", "مقال.txt"]


def test_a_pattern_stands_for_what_fits_it(tree: Path) -> None:
    assert names(sources([tree / "*.txt"]), tree) == ["a.txt", "b.txt", "مقال.txt"]
    assert names(sources([tree / "**" / "*.html"]), tree) == ["sub/deep/d.html"]
    assert names(sources([tree / "s*"]), tree) == ["sub/c.md", "sub/deep/d.html"]


def test_a_file_is_found_once_however_often_it_is_named(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree)
    found = sources([Path("b.txt"), tree, tree / "b.txt", Path("b.*")])
    assert [file.name for file in found].count("b.txt") == 1


def test_the_order_of_the_arguments_does_not_matter(tree: Path) -> None:
    assert sources([tree / "sub", tree / "a.txt"]) == sources([tree / "a.txt", tree / "sub"])


def test_a_hidden_file_that_is_named_is_taken(tree: Path) -> None:
    assert names(sources([tree / ".hidden.txt"]), tree) == [".hidden.txt"]


def test_a_name_with_brackets_is_a_file_if_there_is_one(tree: Path) -> None:
    (tree / "x[1].txt").write_text("text", encoding="utf-8")
    assert names(sources([tree / "x[1].txt"]), tree) == ["x[1].txt"]


def test_nothing_is_found_in_an_empty_folder(tmp_path: Path) -> None:
    assert sources([tmp_path]) == ()


@pytest.mark.parametrize("name", ["missing.txt", "missing/*.txt", "nothing-*.md", "a" * 300])
def test_a_path_that_is_not_there_is_an_error_with_its_name(tree: Path, name: str) -> None:
    with pytest.raises(InputError, match="check"):
        sources([tree / name])


def test_links_in_a_circle_end(tree: Path) -> None:
    (tree / "sub" / "up").symlink_to(tree, target_is_directory=True)
    assert len(sources([tree])) == 5
