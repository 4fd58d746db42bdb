"""A parsed sentence as a tree: its noun phrases, and what stands under a word as an argument."""

from collections.abc import Iterable, Sequence

from kennan.language.sentence import Argument, ArgumentRole, Phrase, Token

NOMINAL_TAGS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
BASE_CHILDREN = frozenset({"det", "amod", "compound", "nummod", "poss", "quantmod", "nmod", "predet", "npadvmod"})
NO_PHRASES = frozenset({"compound", "nummod", "quantmod", "nmod", "rmod", "fixed"})
# Of languages in which owners and modifiers follow their noun.
AFTER_HEAD = frozenset({"poss", "rmod", "rdet"})


class Tree:
    """Children and subtrees of a parsed sentence."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.children: list[list[int]] = [[] for _ in tokens]
        for index, token in enumerate(tokens):
            if token.head != index:
                self.children[token.head].append(index)
        left = self.left = list(range(len(tokens)))
        right = self.right = list(range(1, len(tokens) + 1))
        for index in self._bottom_up():
            head = tokens[index].head
            if head != index:
                if left[index] < left[head]:
                    left[head] = left[index]
                if right[index] > right[head]:
                    right[head] = right[index]

    def _bottom_up(self) -> Iterable[int]:
        order: list[int] = [i for i, t in enumerate(self.tokens) if t.head == i]
        for index in order:
            order.extend(self.children[index])
        return reversed(order)

    def conjuncts(self, head: int) -> tuple[int, ...]:
        """Heads coordinated with `head`, itself left out, in order."""
        found: list[int] = []
        todo = [head]
        while todo:
            for child in self.children[todo.pop()]:
                if self.tokens[child].pos in NOMINAL_TAGS and self.is_coordinated(child):
                    found.append(child)
                    todo.append(child)
        return tuple(sorted(found))

    def is_coordinated(self, index: int) -> bool:
        """Whether the same is said of a word as of the one it is coordinated with; not so in "but not Karovia"."""
        if self.tokens[index].relation != "conj":
            return False
        before = self.tokens[: self.left[index]][-2:]
        beside = len(before) == 2 and before[1].word == "not" and before[0].word in ("but", ",", "and")
        return not beside and not any(self.tokens[c].relation == "neg" for c in self.children[index])


def phrases(tree: Tree) -> tuple[Phrase, ...]:
    """All noun phrases of the sentence, in the order of their heads."""
    tokens, out = tree.tokens, []
    for index, token in enumerate(tokens):
        if token.pos not in NOMINAL_TAGS or token.relation in NO_PHRASES:
            continue
        start, end, full_end = index, index + 1, index + 1
        possessor, prepositions = None, []
        for child in tree.children[index]:
            relation = tokens[child].relation
            if relation == "poss":
                possessor = child
            if relation in BASE_CHILDREN and child < index:
                start = min(start, tree.left[child])
            elif relation in AFTER_HEAD and child > index:
                end = max(end, tree.right[child])
            elif relation == "prep":
                full_end = max(full_end, tree.right[child])
                prepositions += [(tokens[child].word, o) for o in objects(tree, child)]
            elif relation in ("relcl", "acl", "amod", "nummod") and child > index:
                full_end = max(full_end, tree.right[child])
                if relation == "nummod" and child == index + 1:
                    end = child + 1
            elif relation == "case" and child > index:
                end = max(end, child)
        conjunct_of = token.head if tokens[token.head].pos in NOMINAL_TAGS and tree.is_coordinated(index) else None
        apposition_to = token.head if token.relation == "appos" else None
        out.append(
            Phrase(index, start, end, max(end, full_end), possessor, apposition_to, conjunct_of, tuple(prepositions))
        )
    return tuple(out)


def objects(tree: Tree, preposition: int) -> list[int]:
    """The nominal objects of a preposition; of a nested one ("from behind the lines") those too."""
    found = []
    for child in tree.children[preposition]:
        relation = tree.tokens[child].relation
        if relation == "pobj":
            found.append(child)
        elif relation == "prep" and tree.tokens[preposition].pos in ("ADP", "SCONJ", "ADV", "VERB"):
            found += objects(tree, child)
    return found


def argument_of(tree: Tree, role: ArgumentRole, head: int, preposition: str | None = None) -> Argument:
    return Argument(role, head, preposition, tree.conjuncts(head))


def beneath(tree: Tree, index: int) -> list[Argument]:
    """What stands under a particle and its preposition ("pulled out of the talks")."""
    return [
        argument_of(tree, "oblique", head, preposition_of(tree, below))
        for below in tree.children[index]
        if tree.tokens[below].relation == "prep"
        for head in objects(tree, below)
    ]


def has_verb(tree: Tree, index: int) -> bool:
    return any(tree.tokens[c].relation in ("aux", "nsubj", "cop", "mark", "dobj") for c in tree.children[index])


def small_clause(tree: Tree, index: int) -> tuple[int, int] | None:
    """Whom "called them liars" or "found them guilty" names and what it names them, where the parser takes both for a
    clause without a verb."""
    if tree.tokens[index].pos not in ("ADJ", "NOUN", "PROPN"):
        return None
    relations = {tree.tokens[c].relation: c for c in tree.children[index]}
    if {"aux", "cop", "mark"} & set(relations):
        return None
    if "nsubj" in relations:
        return relations["nsubj"], index
    name = relations.get("npadvmod")
    return None if name is None or tree.tokens[name].pos != "NOUN" else (index, name)


def preposition_of(tree: Tree, index: int) -> str:
    """The preposition, joined with the ones nested in it and with a word that makes a compound of it."""
    words = [tree.tokens[index].word]
    for child in tree.children[index]:
        if tree.tokens[child].relation in ("prep", "pcomp") and tree.tokens[child].pos == "ADP":
            words.append(tree.tokens[child].word)
        elif tree.tokens[child].relation == "advmod" and child < index and tree.tokens[child].word == "according":
            words.insert(0, "according")
    return " ".join(words)
