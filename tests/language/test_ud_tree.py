"""Labels of Universal Dependencies in those of the English pipeline; trees are written by hand, so that no pipeline is
needed."""

from kennan.language.sentence import Parse
from kennan.language.spacy_clauses import clauses
from kennan.language.spacy_tree import Tree, phrases
from kennan.language.ud_tree import Node, Reader


def parse(rows: str) -> Parse:
    """Rows of word, lemma, part of speech, governor (from 1; 0 the root), relation and features."""
    nodes, start = [], 0
    for number, row in enumerate(rows.strip().splitlines()):
        text, lemma, pos, head, relation, *rest = row.split()
        features = dict(f.split("=") for f in rest[0].split("|")) if rest else {}
        governor = number if head == "0" else int(head) - 1
        nodes.append(Node(text, start, start + len(text), lemma, pos, governor, relation, features))
        start += len(text) + 1
    tokens = Reader(nodes, "fr", lambda word: word in ("Karovie", "Drovnie")).tokens()
    tree = Tree(tokens)
    return Parse(tokens, phrases(tree), clauses(tree, frozenset()))


def told(parsed: Parse) -> list[tuple[str, ...]]:
    return [
        (
            c.lemma,
            c.voice,
            c.link,
            *c.auxiliaries,
            *(("not",) if c.negated else ()),
            *(f"{a.role}={parsed.tokens[a.head].text}" + ("*" if a.inherited else "") for a in c.arguments),
        )
        for c in parsed.clauses
    ]


def test_passive_with_its_agent() -> None:
    assert told(
        parse("""
        Karovie Karovie PROPN 4 nsubj:pass
        a avoir AUX 4 aux:tense
        été être AUX 4 aux:pass
        attaquée attaquer VERB 0 ROOT VerbForm=Part|Tense=Past
        par par ADP 6 case
        Drovnie Drovnie PROPN 4 obl:agent
        """)
    ) == [("attack", "passive", "root", "have", "be", "subject=Karovie", "agent=Drovnie")]


def test_copula_modal_and_negation() -> None:
    assert told(
        parse("""
        Karovie Karovie PROPN 3 nsubj
        est être AUX 3 cop
        prête prêt ADJ 0 ROOT
        à à ADP 5 mark
        négocier négocier VERB 3 xcomp VerbForm=Inf
        """)
    ) == [
        ("be", "active", "root", "subject=Karovie", "complement=prête"),
        ("negotiate", "active", "infinitive", "to", "subject=Karovie*"),
    ]
    assert told(
        parse("""
        Karovie Karovie PROPN 3 nsubj
        ne ne ADV 3 advmod
        peut pouvoir VERB 0 ROOT VerbForm=Fin|Tense=Pres
        pas pas ADV 3 advmod
        attaquer attaquer VERB 3 xcomp VerbForm=Inf
        Drovnie Drovnie PROPN 5 obj
        """)
    ) == [("attack", "active", "root", "can", "not", "subject=Karovie", "object=Drovnie")]


def test_what_somebody_is_accused_of() -> None:
    found = told(
        parse("""
        Karovie Karovie PROPN 3 nsubj
        a avoir AUX 3 aux:tense
        accusé accuser VERB 0 ROOT VerbForm=Part|Tense=Past
        Drovnie Drovnie PROPN 3 obj
        de de ADP 6 mark
        mentir mentir VERB 3 xcomp VerbForm=Inf
        """)
    )
    assert found[1] == ("lie", "active", "participle", "subject=Drovnie*")


def test_a_circle_of_governors_is_healed() -> None:
    parsed = parse("""
        Karovie Karovie PROPN 2 nsubj
        attaque attaquer VERB 3 ccomp VerbForm=Fin|Tense=Pres
        dit dire VERB 2 parataxis VerbForm=Fin|Tense=Pres
        """)
    for index in range(len(parsed.tokens)):
        seen = set()
        while parsed.tokens[index].head != index:
            assert index not in seen
            seen.add(index)
            index = parsed.tokens[index].head
