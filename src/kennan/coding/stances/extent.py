"""How far a stance reaches: what belongs to a predicate and its complement, and what only stands beside them."""

from kennan.language.sentence import Sentence

VERBAL = frozenset({"VERB", "AUX"})
EDGES = frozenset({"PUNCT", "SPACE"})
# Clauses that stand beside what they belong to: a stance is told without them.
ASIDE = frozenset({"parataxis", "advcl", "cc", "preconj", "dep"})
PAIRS = {"“": "”", '"': '"', "«": "»", "„": "“", "``": "''"}
DANGLING = frozenset({",", ";", ":", "--", "–", "—"})
MARKS = frozenset({*PAIRS, *PAIRS.values()})
QUOTED = 16  # tokens after which a closing mark is no longer sought


def trimmed(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The stretch without a conjunction, a comma or a quotation mark without its fellow at its edges."""
    tokens = sentence.tokens
    while first < last - 1 and (
        (tokens[first].text.lower() == "that" and tokens[first].relation == "mark")
        or tokens[first].text in DANGLING
        or (tokens[first].text in MARKS and not _closed(sentence, first, last))
    ):
        first += 1
    while last - 1 > first and (
        tokens[last - 1].text in DANGLING or (tokens[last - 1].text in MARKS and not _closed(sentence, first, last))
    ):
        last -= 1
    return first, last


def _closed(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the quotation marks in the stretch come in pairs."""
    marks = [t.text for t in sentence.tokens[first:last] if t.text in MARKS]
    return len(marks) % 2 == 0


class Branches:
    """Children of every token of a sentence, and the stretch a token covers. Made only where a cue stands."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                self.children[token.head].append(index)

    def child(self, head: int, *relations: str) -> int | None:
        """The first child in one of the relations."""
        return next((c for c in self.children[head] if self.tokens[c].relation in relations), None)

    def has_to(self, head: int) -> bool:
        """Whether the verb is a to-infinitive."""
        return any(self.tokens[c].tag == "TO" for c in self.children[head])

    def reach(
        self, head: int, keep: frozenset[str] = frozenset(), drop: frozenset[str] = frozenset()
    ) -> tuple[int, int]:
        """First and last token (exclusive) of what the token heads, without coordinated predicates, asides and clauses
        set off by a comma, unless their relation is in `keep`; and without the head's children in one of the relations
        of `drop`."""
        first, last = head, head + 1
        todo = [head]
        while todo:
            current = todo.pop()
            for child in self.children[current]:
                if (current == head and self.tokens[child].relation in drop) or self._beside(current, child, keep):
                    continue
                todo.append(child)
                if self.tokens[child].pos not in EDGES:
                    first, last = min(first, child), max(last, child + 1)
        return self._marks(first, last)

    def _beside(self, head: int, child: int, keep: frozenset[str]) -> bool:
        token = self.tokens[child]
        if token.relation in keep:
            return False
        if token.relation == "conj":
            return token.pos in VERBAL and self.tokens[head].pos in VERBAL
        if token.relation == "cc":
            conjuncts = [c for c in self.children[head] if self.tokens[c].relation == "conj"]
            return not conjuncts or all(self._beside(head, c, keep) for c in conjuncts)
        if token.relation in ("relcl", "appos", "acl"):
            before = min(self._edge(child), child) - 1
            return (
                token.relation != "appos"
                and before >= 0
                and self.tokens[before].text in (",", "--", "-", "–", "—", ";")
            )
        return token.relation in ASIDE and token.pos != "PART"

    def _edge(self, head: int) -> int:
        """The first token of the subtree."""
        first, todo = head, [head]
        while todo:
            current = todo.pop()
            first = min(first, current)
            todo += self.children[current]
        return first

    def _marks(self, first: int, last: int) -> tuple[int, int]:
        """The stretch with the rest of what stands in quotation marks, where it opens a pair and leaves it open."""
        open_mark = ""
        for token in self.tokens[first:last]:
            if open_mark:
                open_mark = "" if token.text == open_mark else open_mark
            else:
                open_mark = PAIRS.get(token.text, "")
        if open_mark:
            for index in range(last, min(len(self.tokens), last + QUOTED)):
                if self.tokens[index].text == open_mark:
                    return first, index + 1
        return first, last

    def subtree(self, head: int) -> tuple[int, int]:
        """First and last token (exclusive) of all that the token heads."""
        first, last, todo = head, head + 1, [head]
        while todo:
            current = todo.pop()
            first, last = min(first, current), max(last, current + 1)
            todo += self.children[current]
        return first, last

    def conjoined(self, head: int) -> tuple[int, ...]:
        """The token and the predicates coordinated with it, in order; with an infinitive only infinitives."""
        bare = self.tokens[head].tag == "VB"
        found, todo = [head], [head]
        while todo:
            for child in self.children[todo.pop()]:
                token = self.tokens[child]
                if token.relation == "conj" and token.pos in VERBAL and (token.tag == "VB" or not bare):
                    found.append(child)
                    todo.append(child)
        return tuple(sorted(found))
