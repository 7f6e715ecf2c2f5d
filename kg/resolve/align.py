"""Which part of one person's name answers to which part of another's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.resolve.parts import Part, PersonName, without_joined_article
from kg.resolve.skeleton import skeletons
from kg.resolve.spelling import ANSWERS, IMPOSSIBLE, Spelling
from kg.text.arabic import HEH
from kg.vocab.nameparts import NameParts

SKIP = -2.2
"""What leaving a part of one name without answer costs while looking for the best alignment."""
SKIP_WEAK = -0.1
CLEARLY = 1.0
INITIAL = 0.5
SPELLED = 3.0
FAMILY = 4.0
TURNED = -0.8
RUN = -0.5
SYLLABLE = 0.6
ROMANIZED = -0.5
OTHER_CONSONANTS = -4.0
_WORST = -1e9
_TWO = 2


class Pair(NamedTuple):
    """Parts that answer to each other: half-open ranges of both names and the log-odds that they are one."""

    left: tuple[int, int]
    right: tuple[int, int]
    odds: float
    initial: bool = False


class Alignment(NamedTuple):
    """The best way to lay two names side by side; `alone_*` are parts without answer, weak ones left out."""

    pairs: tuple[Pair, ...]
    alone_left: tuple[int, ...]
    alone_right: tuple[int, ...]
    turned: bool
    value: float


Run = tuple[int, int, float]
"""How many parts of one name stand against how many of the other, one of them a run, and their log-odds."""


class _Cells:
    """Which parts answer to each other, by their places in both names, and on demand which runs of parts do."""

    def __init__(self, left: PersonName, right: PersonName, spelling: Spelling) -> None:
        self._a, self._b, self._spelling = left.parts, right.parts, spelling
        odds = _single if left.initials or right.initials else part_odds
        self.single = [[odds(one, other, spelling) for other in right.parts] for one in left.parts]
        self.none = not any(value > ANSWERS for row in self.single for value in row)

    def runs(self, merges: Sequence[tuple[int, int]]) -> Mapping[tuple[int, int], Sequence[Run]]:
        """The runs of the shapes `merges` that answer, by the places where they begin.

        What answers to a part by itself is no piece of another.
        """
        left, right = self._free()
        found: dict[tuple[int, int], list[Run]] = {}
        for taken, written in merges:
            apart, whole = (right, left) if written > 1 else (left, right)
            runs = [(start, run) for start, run in self._joinable(apart, max(taken, written), written > 1)]
            if not runs:
                continue
            for at, single in enumerate(self._a if written > 1 else self._b):
                for start, run in runs if whole[at] and not single.initial else ():
                    odds = _run_odds(run, single, self._spelling)
                    if odds > ANSWERS:
                        place = (at, start) if written > 1 else (start, at)
                        found.setdefault(place, []).append((taken, written, odds))
        return found

    def _joinable(self, free: Sequence[bool], size: int, right: bool) -> Iterator[tuple[int, Sequence[Part]]]:
        """Runs of so many parts of a name that others may write together, with where they begin."""
        parts = self._b if right else self._a
        for start in range(len(parts) - size + 1):
            run = parts[start : start + size]
            if all(free[start : start + size]) and not any(part.article or len(part.key) == 1 for part in run):
                yield start, run

    def _free(self) -> tuple[list[bool], list[bool]]:
        """Which parts of both names do not clearly answer to a part of the same consonants."""
        left, right = [True] * len(self._a), [True] * len(self._b)
        for i, row in enumerate(self.single):
            for j, odds in enumerate(row):
                if odds >= CLEARLY and not set(skeletons(self._a[i].key)).isdisjoint(skeletons(self._b[j].key)):
                    left[i] = right[j] = False
        return left, right

    def crossing(self, alone_left: Sequence[int], alone_right: Sequence[int]) -> bool:
        """Whether parts left alone in this order would answer to each other in another."""
        return not self.none and any(self.single[i][j] > ANSWERS for i in alone_left for j in alone_right)


def align(left: PersonName, right: PersonName, spelling: Spelling) -> Alignment:
    """The best alignment in the order written, or with the last part of one name put first if that is better."""
    if left.east_asian and right.east_asian:
        return _family_first(left, right, spelling)
    count = len(right.parts)
    if len(left.parts) == count and not left.initials and not right.initials:
        at_once = _one_by_one(left, right, spelling)
        if at_once is not None:
            return at_once
    cells = _Cells(left, right, spelling)
    order = tuple(range(count))
    if cells.none and left.plain and right.plain:
        straight = Alignment((), left.core, right.core, False, SKIP * (len(left.core) + count))
    else:
        straight = _in_order(left, right, order, cells, {})
    if straight.alone_left or straight.alone_right:
        runs = cells.runs(_merges(left, right))
        if runs:
            straight = _in_order(left, right, order, cells, runs)
    if not 2 <= count <= 4 or not cells.crossing(straight.alone_left, straight.alone_right):
        return straight
    best = straight
    for turned in (order[-1:] + order[:-1], order[1:] + order[:1]):
        found = _in_order(left, right, turned, cells, {})
        if found.value + TURNED > best.value + (TURNED if best.turned else 0.0):
            best = Alignment(found.pairs, found.alone_left, found.alone_right, True, found.value)
    return best


def _merges(left: PersonName, right: PersonName) -> tuple[tuple[int, int], ...]:
    """Shapes in which one name may write together what the other writes apart: it has fewer parts then, or many."""
    more = len(left.parts), len(right.parts)
    core = len(left.core), len(right.core)
    many = min(more) > _TWO
    together = ((1, 2), (1, 3)) if many or more[0] < more[1] or core[0] < core[1] else ()
    apart = ((2, 1), (3, 1)) if many or more[0] > more[1] or core[0] > core[1] else ()
    return (*together, *apart)


def _one_by_one(left: PersonName, right: PersonName, spelling: Spelling) -> Alignment | None:
    """The alignment of each part with the one in its place, if all of them clearly answer: the common case.

    Of two parts it is enough that one does: no other order could then be better.
    """
    kept: list[Pair] = []
    alone: list[int] = []
    unclear = 0
    enough = int(len(left.parts) == _TWO and left.plain and right.plain)
    for i, one in enumerate(left.parts):
        odds = part_odds(one, right.parts[i], spelling)
        if odds < CLEARLY:
            unclear += 1
            if unclear > enough:
                return None
        if odds > ANSWERS:
            kept.append(Pair((i, i + 1), (i, i + 1), odds))
        else:
            alone.append(i)
    return Alignment(tuple(kept), tuple(alone), tuple(alone), False, sum([pair.odds for pair in kept]))


Step = tuple[int, int, float | None]
"""How many parts of both names led to a cell, and the log-odds of what answers; None for a part skipped."""


def _in_order(
    left: PersonName,
    right: PersonName,
    order: tuple[int, ...],
    cells: _Cells,
    runs: Mapping[tuple[int, int], Sequence[Run]],
) -> Alignment:
    """The best alignment with the parts of `right` in `order`; `runs` only in the order written."""
    a = left.parts
    b = [right.parts[i] for i in order]
    height, width = len(a), len(b)
    value = [[0.0, *[_WORST] * width], *([_WORST] * (width + 1) for _ in range(height))]
    back: list[list[Step]] = [[(0, 0, None)] * (width + 1) for _ in range(height + 1)]
    skips = [SKIP_WEAK if part.weak else SKIP for part in b]
    for i in range(height + 1):
        here, dropped = value[i], (SKIP_WEAK if i < height and a[i].weak else SKIP)
        for j in range(width + 1):
            so_far = here[j]
            if i < height and so_far + dropped > value[i + 1][j]:
                value[i + 1][j], back[i + 1][j] = so_far + dropped, (1, 0, None)
            if j == width:
                continue
            if so_far + skips[j] > here[j + 1]:
                here[j + 1], back[i][j + 1] = so_far + skips[j], (0, 1, None)
            if i == height:
                continue
            steps = [(1, 1, cells.single[i][order[j]]), *runs.get((i, j), ())]
            if not i and not j:
                steps = [*_spelled(left, right, a, b), *steps]
            for taken, written, odds in steps:
                if odds > ANSWERS and so_far + odds > value[i + taken][j + written]:
                    value[i + taken][j + written] = so_far + odds
                    back[i + taken][j + written] = (taken, written, odds)
    return _traced(a, b, order, back, value[height][width])


def _single(one: Part, other: Part, spelling: Spelling) -> float:
    if one.initial or other.initial:
        return _initials(one, other, spelling)
    return part_odds(one, other, spelling)


def most_letters(letters: int, *, one_script: bool) -> int:
    """How many letters parts may have at most that are so many when written together or apart."""
    return letters + 3 if one_script else 2 * letters + 1


def _run_odds(run: Sequence[Part], single: Part, spelling: Spelling) -> float:
    """Log-odds of parts written together, without initials and articles, as one part of the other name."""
    # Written together or apart is no spelling of one part: what is joined must fit in length too.
    short, long = sum([len(part.full) for part in run]), len(single.full)
    if short > long:
        short, long = long, short
    if long > most_letters(short, one_script=run[0].full.isascii() == single.full.isascii()):
        return IMPOSSIBLE
    whole = single.key if single.article else single.full
    return max([spelling.log_odds(form, whole) for form in written_together(run)]) + RUN * (len(run) - 1)


def written_together(parts: Sequence[Part]) -> tuple[str, ...]:
    """Parts written together. Inside a word the ه of "كه" or "جيه" would be no vowel, so it goes."""
    plain = "".join([part.full for part in parts])
    if HEH not in plain:
        return (plain,)
    without = "".join(part.full.removesuffix(HEH) if len(part.full) > 1 else part.full for part in parts[:-1])
    return tuple(dict.fromkeys((plain, without + parts[-1].full)))


def _family_first(left: PersonName, right: PersonName, spelling: Spelling) -> Alignment:
    """East Asian names: family name against family name, the given names as one word whatever the spaces.

    Given names are one or two syllables, so one syllable that differs is another name: where both are
    written in syllables, the least alike of them counts with the whole.
    """
    a = [part for part in left.parts if not part.weak]
    b = [part for part in right.parts if not part.weak]
    groups = NameParts.load().family
    family = part_odds(a[0], b[0], spelling)
    if groups[a[0].key] & groups[b[0].key]:
        family = max(family, FAMILY)
    given = _given(a[1:], b[1:], spelling)
    if given < CLEARLY and len(a) != len(b):
        shorter = _syllable_left_out(a, b, family, spelling)
        if shorter is not None:
            return shorter
    pairs = [Pair((0, 1), (0, 1), family), Pair((1, len(a)), (1, len(b)), given)]
    kept = tuple(pair for pair in pairs if pair.odds > ANSWERS)
    alone = [pair for pair in pairs if pair.odds <= ANSWERS]
    return Alignment(
        kept,
        tuple(pair.left[0] for pair in alone),
        tuple(pair.right[0] for pair in alone),
        False,
        sum(pair.odds for pair in kept),
    )


def _syllable_left_out(a: Sequence[Part], b: Sequence[Part], family: float, spelling: Spelling) -> Alignment | None:
    """ "Ri Yong" beside "Ri Yong Ho": the given name of one is the first syllable of the other's, which has two."""
    if sorted((len(a), len(b))) != [2, 3]:
        return None
    given = _sound_odds(a[1].key, b[1].key, spelling)
    if given < CLEARLY:
        return None
    pairs = (Pair((0, 1), (0, 1), family), Pair((1, 2), (1, 2), given))
    return Alignment(pairs, (2,) if len(a) > len(b) else (), (2,) if len(b) > len(a) else (), False, family + given)


def _given(a: Sequence[Part], b: Sequence[Part], spelling: Spelling) -> float:
    """Log-odds of two given names: as one word, and syllable by syllable where one of them shows syllables."""
    whole = max(_sound_odds(x, y, spelling) for x in written_together(a) for y in written_together(b))
    if len(a) == len(b) == 1:
        known = spelling.log_odds(a[0].key, b[0].key)
        return known if spelling.attested(a[0].key, b[0].key) else min(whole, known)
    if len(a) == len(b):
        syllables = [_sound_odds(x.key, y.key, spelling) for x, y in zip(a, b, strict=True)]
    else:
        syllables = _syllables(a, b, spelling) if len(a) > len(b) else _syllables(b, a, spelling)
    mean = sum(syllables) / len(syllables)
    return max(whole, mean) + SYLLABLE * min(0.0, min(syllables) + 1.0)


def _syllables(apart: Sequence[Part], together: Sequence[Part], spelling: Spelling) -> list[float]:
    """Log-odds of two syllables apart with the best cut of the word that holds both ("كه تشيانغ", "Keqiang")."""
    word = together[0].key
    if len(apart) != 2 or len(together) != 1 or len(word) < 3:
        return [_sound_odds("".join(p.key for p in apart), "".join(p.key for p in together), spelling)]
    cuts = (
        [_sound_odds(apart[0].key, word[:cut], spelling), _sound_odds(apart[1].key, word[cut:], spelling)]
        for cut in range(1, len(word))
    )
    return max(cuts, key=sum)


def _sound_odds(one: str, other: str, spelling: Spelling) -> float:
    """By letters alone, and by letters as the other romanization of the language writes them (Jae, Chae)."""
    odds = spelling.by_letters(one, other)
    plain = _romanized(one), _romanized(other)
    if plain != (one, other):
        odds = max(odds, spelling.by_letters(*plain) + ROMANIZED)
    if not set(skeletons(one)) & set(skeletons(other)) and not set(skeletons(plain[0])) & set(skeletons(plain[1])):
        odds += OTHER_CONSONANTS  # a syllable has one or two consonants: another one is another syllable
    return odds


def _romanized(syllable: str) -> str:
    for one, other in NameParts.load().romanizations:
        syllable = syllable.replace(one, other)
    return syllable


def part_odds(one: Part, other: Part, spelling: Spelling) -> float:
    """Log-odds that two parts are one, whichever of them writes its article."""
    odds = spelling.log_odds(one.key, other.key)
    if odds < FAMILY and (one.sounded or other.sounded):
        odds = max(odds, spelling.log_odds(one.sounded or one.key, other.sounded or other.key))
    if odds < FAMILY and one.article != other.article:
        odds = max(odds, spelling.log_odds(one.full, other.full))
        written, bare = (one, other) if one.article else (other, one)
        stripped = without_joined_article(bare.key)
        if stripped is not None:
            odds = max(odds, spelling.log_odds(written.key, stripped))
    return odds


def _initials(one: Part, other: Part, spelling: Spelling) -> float:
    """Log-odds of an initial and a part, or of two initials."""
    if one.initial and other.initial and one.key == other.key:
        return FAMILY / 2
    short, full = (one, other) if one.initial else (other, one)
    if short.key in NameParts.load().letters.get(full.key, ()):
        return FAMILY / 2  # "إس" is what S is called
    return INITIAL if spelling.begins(full.key, short.key) else IMPOSSIBLE


def _spelled(left: PersonName, right: PersonName, a: Sequence[Part], b: Sequence[Part]) -> list[Run]:
    """Letter names against capitals: "جي دي" and "JD", at the beginning of both names."""
    found: list[Run] = []
    if left.plain and right.plain:
        return found
    taken, readings = left.spelled
    if taken and b[0].capitals and b[0].key in readings and b[0].key == right.parts[0].key:
        found.append((taken, 1, SPELLED))
    written, readings = right.spelled
    if written and a[0].capitals and a[0].key in readings and b[0].key == right.parts[0].key:
        found.append((1, written, SPELLED))
    for capitals, letters, turned in ((a, b, False), (b, a, True)):
        # "J D" beside "JD": initials written apart.
        if capitals[0].capitals and len(letters) >= len(capitals[0].key) > 1:
            size = len(capitals[0].key)
            if [part.key for part in letters[:size]] == list(capitals[0].key):
                found.append((size, 1, SPELLED) if turned else (1, size, SPELLED))
    return found


def _traced(
    a: Sequence[Part], b: Sequence[Part], order: tuple[int, ...], back: Sequence[Sequence[Step]], value: float
) -> Alignment:
    i, j = len(a), len(b)
    pairs: list[Pair] = []
    alone_left: list[int] = []
    alone_right: list[int] = []
    while i or j:
        taken, written, odds = back[i][j]
        i, j = i - taken, j - written
        if odds is None:
            if taken and not a[i].weak:
                alone_left.append(i)
            elif written and not b[j].weak:
                alone_right.append(order[j])
            continue
        first = order[j] if taken == written == 1 else j
        initial = taken == written == 1 and (a[i].initial or b[j].initial)
        pairs.append(Pair((i, i + taken), (first, first + written), odds, initial))
    return Alignment(tuple(reversed(pairs)), tuple(reversed(alone_left)), tuple(sorted(alone_right)), False, value)
