"""Clauses out of spaCy's English dependency parse (ClearNLP labels)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kennan.language.sentence import Argument, ArgumentRole, Clause, ClauseLink, Token, Voice
from kennan.language.spacy_tree import Tree, argument_of, beneath, has_verb, objects, preposition_of, small_clause

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose"})
MARKED: dict[str, ClauseLink] = {
    "if": "condition", "unless": "condition", "provided": "condition", "once": "condition", "until": "time",
    "although": "concession", "though": "concession", "while": "time", "whereas": "concession", "despite": "concession",
    "because": "cause", "as": "time", "since": "time", "after": "time", "before": "time", "when": "time",
}  # fmt: skip
# "accused Moscow of breaking ...", "stopped them from leaving": what the object does.
OF_THE_OBJECT = frozenset({"of", "from", "for", "into"})
# "sent him to the capital to negotiate": he negotiates.
SENDING = frozenset({
    "send", "dispatch", "despatch", "appoint", "assign", "hire", "order", "direct", "deploy", "fly", "petition",
    "lobby", "press", "pressure", "urge", "ask", "beg", "implore", "persuade", "convince", "compel", "tell",
})  # fmt: skip
# Verbs of whose infinitive the subject is the doer although they have an object ("used batons to disperse them").
OF_THE_SUBJECT = frozenset({"use", "promise", "vow", "threaten", "take", "spend", "employ"})
DIRECTIONS = frozenset({"away", "back", "out", "down", "off", "up", "together", "apart", "ahead"})
ACTIVE = frozenset({"VBD", "VBZ", "VBP", "VB", "VBG"})
LINKING = frozenset({"when", "while", "where", "why", "how", "once", "after", "before", "until"})
PLACE_AND_TIME = frozenset({"where", "when", "why", "how"})
# Tags of verb forms that hold an auxiliary in themselves, and of those that are passive by themselves.
IMPLIED = {"VBF": "will", "VBC": "would"}
PASSIVE = "VBP+"


@dataclass(slots=True)
class _Draft:
    """A clause while it is being put together."""

    head: int
    nominal: bool = False
    arguments: list[Argument] = field(default_factory=list)
    auxiliaries: list[str] = field(default_factory=list)
    adverbs: list[str] = field(default_factory=list)
    negated: bool = False
    particle: str | None = None
    voice: Voice = "active"
    marker: str | None = None
    parent: int | None = None
    link: ClauseLink = "root"


def _is_predicate(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if token.relation in ("aux", "auxpass"):
        return False
    if token.pos in ("VERB", "AUX"):
        return token.relation not in ("amod", "prep", "compound", "case", "mark", "cc", "agent")
    return False


def clauses(tree: Tree, event_nouns: frozenset[str]) -> tuple[Clause, ...]:
    """Verbal clauses, and a nominal one for each noun whose lemma is in `event_nouns`, in the order of their heads."""
    tokens = tree.tokens
    drafts: dict[int, _Draft] = {}
    for index, token in enumerate(tokens):
        if _is_predicate(tree, index):
            drafts[index] = _verbal(tree, index)
        elif (
            token.pos in ("NOUN", "PROPN") and token.relation != "compound" and _names_event(tokens, index, event_nouns)
        ):
            drafts[index] = _nominal(tree, index)
    for index in _outer_first(tree, drafts):
        _embed(tree, drafts, index)
    order = sorted(drafts)
    number = {head: position for position, head in enumerate(order)}
    out = []
    for head in order:
        draft = drafts[head]
        token = tokens[head]
        out.append(
            Clause(
                index=number[head],
                head=head,
                lemma=token.lemma.lower(),
                particle=draft.particle,
                nominal=draft.nominal,
                voice=draft.voice,
                tense=_tense(token, draft),
                auxiliaries=tuple(draft.auxiliaries),
                negated=draft.negated,
                adverbs=tuple(draft.adverbs),
                arguments=tuple(draft.arguments),
                parent=None if draft.parent is None else number[draft.parent],
                link=draft.link,
                marker=draft.marker,
                start=tree.left[head],
                end=tree.right[head],
            )
        )
    return tuple(out)


def _names_event(tokens: Sequence[Token], index: int, event_nouns: frozenset[str]) -> bool:
    """Whether a noun is an event noun, alone or with what a hyphen joins to it ("pull-out")."""
    lemma = tokens[index].lemma.lower()
    joined = index > 1 and tokens[index - 1].text == "-"
    if lemma in event_nouns or lemma.rpartition(" ")[2] in event_nouns:
        return True
    return joined and f"{tokens[index - 2].word}-{lemma}" in event_nouns


def _tense(token: Token, draft: _Draft) -> str:
    if draft.nominal:
        return ""
    if any(a in ("will", "shall", "'ll", "would") for a in draft.auxiliaries):
        return "future"
    return {
        "VBD": "past",
        "VBN": "past",
        PASSIVE: "past",
        "VBZ": "present",
        "VBP": "present",
        "VBG": "progressive",
    }.get(token.tag, "base")


def _outer_first(tree: Tree, drafts: dict[int, _Draft]) -> list[int]:
    order = [i for i, t in enumerate(tree.tokens) if t.head == i]
    for index in order:
        order.extend(tree.children[index])
    return [i for i in order if i in drafts]


def _verbal(tree: Tree, index: int) -> _Draft:
    draft = _Draft(index)
    tokens = tree.tokens
    for child in tree.children[index]:
        token = tokens[child]
        match token.relation:
            case "nsubj" | "csubj":
                draft.arguments.append(argument_of(tree, "subject", child))
            case "nsubjpass" | "csubjpass":
                draft.arguments.append(argument_of(tree, "subject", child))
                draft.voice = "passive"
            case "dobj":
                draft.arguments.append(argument_of(tree, "object", child))
            case "dative":
                heads = objects(tree, child) if token.pos == "ADP" else [child]
                draft.arguments += [argument_of(tree, "indirect", o) for o in heads]
            case "xcomp" if token.pos == "NOUN" and not has_verb(tree, child):  # "expressed dismay", misread
                draft.arguments.append(argument_of(tree, "object", child))
            case "ccomp" if (small := small_clause(tree, child)) is not None:
                draft.arguments += [argument_of(tree, "object", small[0]), argument_of(tree, "complement", small[1])]
            case "attr" | "acomp" | "oprd":
                draft.arguments.append(argument_of(tree, "complement", child))
                if token.pos == "ADJ":  # "is open to talks"
                    draft.arguments += beneath(tree, child)
            case "agent" if tokens[index].tag in ACTIVE:  # "stood by her", misread
                draft.arguments += [argument_of(tree, "oblique", o, token.word) for o in objects(tree, child)]
            case "agent":
                draft.arguments += [argument_of(tree, "agent", o) for o in objects(tree, child)]
            case "prep":
                name = preposition_of(tree, child)
                draft.arguments += [argument_of(tree, "oblique", o, name) for o in objects(tree, child)]
            case "npadvmod" if token.pos in ("NOUN", "PROPN"):
                draft.arguments.append(argument_of(tree, "modifier", child))
            case "aux" | "auxpass":
                draft.auxiliaries.append(token.lemma.lower() if token.word != "'ll" else "will")
                if token.relation == "auxpass":
                    draft.voice = "passive"
            case "neg":
                draft.negated = True
            case "prt":
                draft.particle = token.word
                draft.arguments += beneath(tree, child)
            case "mark":
                draft.marker = token.word
            case "advmod":
                draft.adverbs.append(token.lemma.lower())
                draft.negated = draft.negated or _no_longer(tree, child)
                if token.word in DIRECTIONS and draft.particle is None and (below := beneath(tree, child)):
                    draft.particle = token.word
                    draft.arguments += below
                if token.lemma.lower() in LINKING and child < index:
                    draft.marker = draft.marker or token.lemma.lower()
            case "bareagent":
                draft.arguments.append(argument_of(tree, "agent", child))
            case _:
                pass
    if tokens[index].tag == PASSIVE or (tokens[index].tag == "VBN" and any(a.role == "agent" for a in draft.arguments)):
        draft.voice = "passive"
    if tokens[index].tag in IMPLIED:
        draft.auxiliaries.insert(0, IMPLIED[tokens[index].tag])
    return draft


def _no_longer(tree: Tree, index: int) -> bool:
    """Whether an adverb is "no longer"."""
    token = tree.tokens[index]
    return token.word == "longer" and index > 0 and tree.tokens[index - 1].word == "no"


def _nominal(tree: Tree, index: int) -> _Draft:
    """An event noun: its possessor, its nationality and compound modifiers, and its prepositional complements."""
    draft = _Draft(index, nominal=True)
    tokens = tree.tokens
    for child in tree.children[index]:
        token = tokens[child]
        match token.relation:
            case "poss":
                draft.arguments.append(argument_of(tree, "possessor", child))
            case "amod" | "compound" | "nmod" | "rmod":
                draft.adverbs.append(token.lemma.lower())
                if token.pos in ("PROPN", "NOUN") or token.text[:1].isupper():
                    draft.arguments.append(argument_of(tree, "modifier", child))
            case "prep":
                name = preposition_of(tree, child)
                draft.arguments += [argument_of(tree, "oblique", o, name) for o in objects(tree, child)]
            case "det" if token.word == "no":
                draft.negated = True
            case _:
                pass
    return draft


def _embed(tree: Tree, drafts: dict[int, _Draft], index: int) -> None:
    """Find the clause in which this one stands, how, and what it inherits from it."""
    tokens, draft = tree.tokens, drafts[index]
    relation = tokens[index].relation
    parent = _enclosing(tree, drafts, index)
    draft.parent = parent
    if draft.nominal:
        draft.link = "nominal"
        return
    match relation:
        case "ROOT" | "root":
            draft.link = "root"
        case "ccomp":
            draft.link = (
                "complement" if (parent is not None and not drafts[parent].nominal) or draft.marker else "parataxis"
            )
        case "xcomp":
            draft.link = "infinitive"
        case "relcl":
            draft.link = "relative"
        case "acl":
            draft.link = "infinitive" if "to" in draft.auxiliaries else "participle"
            if tokens[index].tag not in ("VBG", "VBN") and draft.marker == "that":
                draft.link = "complement"
        case "advcl":
            draft.link = _adverbial(draft)
        case "conj":
            draft.link = "conjunct"
        case "pcomp":
            draft.link = MARKED.get(tokens[tokens[index].head].word, "participle")
            draft.marker = draft.marker or tokens[tokens[index].head].word
        case "parataxis":
            draft.link = "parataxis"
        case _:
            draft.link = "adverbial"
    if draft.link == "relative" or relation == "acl":
        _inherit_head(tree, draft, tokens[index].head)
    if parent is not None:
        _inherit(tree, draft, drafts[parent])


def _enclosing(tree: Tree, drafts: dict[int, _Draft], index: int) -> int | None:
    seen, current = index, tree.tokens[index].head
    while current != seen:
        if current in drafts:
            return current
        seen, current = current, tree.tokens[current].head
    return None


def _adverbial(draft: _Draft) -> ClauseLink:
    if draft.marker in MARKED:
        return MARKED[draft.marker]
    if "to" in draft.auxiliaries:
        return "purpose"
    return "adverbial"


def _inherit_head(tree: Tree, draft: _Draft, antecedent: int) -> None:
    """The noun that a relative or participle clause belongs to takes the place of its pronoun, or its open place."""
    tokens = tree.tokens
    replaced = []
    for argument in draft.arguments:
        if tokens[argument.head].word in RELATIVE_PRONOUNS and tokens[argument.head].tag in (
            "WDT",
            "WP",
            "WP$",
            "IN",
            "DT",
        ):
            replaced.append(
                Argument(argument.role, antecedent, argument.preposition, tree.conjuncts(antecedent), inherited=True)
            )
        else:
            replaced.append(argument)
    if replaced != draft.arguments:
        draft.arguments = replaced
        return
    has_subject = any(a.role == "subject" for a in draft.arguments)
    tag = tokens[draft.head].tag
    if draft.link == "relative" and (draft.marker in PLACE_AND_TIME or PLACE_AND_TIME & set(draft.adverbs)):
        return
    if draft.link == "relative" and has_subject:
        if not any(a.role == "object" for a in draft.arguments) and draft.voice == "active":
            draft.arguments.append(Argument("object", antecedent, None, (), inherited=True))
    elif not has_subject and "to" not in draft.auxiliaries:
        if tag == "VBN" and draft.link == "participle":
            draft.voice = "passive"
        draft.arguments.append(Argument("subject", antecedent, None, tree.conjuncts(antecedent), inherited=True))


def _sends_somebody(tree: Tree, draft: _Draft) -> bool:
    """Whether the object names a person or a body."""
    heads = [a.head for a in draft.arguments if a.role == "object"]
    heads += [c for h in heads for c in tree.children[h] if tree.tokens[c].relation == "appos"]
    return any(tree.tokens[h].pos == "PROPN" for h in heads)


def _inherit(tree: Tree, draft: _Draft, parent: _Draft) -> None:
    """A clause without a subject takes its parent's; a coordinated one its auxiliaries and negation too."""
    if any(a.role == "subject" for a in draft.arguments):
        return
    if draft.link == "conjunct":
        for argument in parent.arguments:
            if argument.role == "subject":
                passive_to_active = parent.voice == "passive" and draft.voice == "active"
                same_form = tree.tokens[draft.head].tag == tree.tokens[parent.head].tag == "VBN"
                if passive_to_active and same_form and not draft.auxiliaries:
                    draft.voice = "passive"
                draft.arguments.append(Argument("subject", argument.head, None, argument.conjuncts, inherited=True))
                break
        own = bool(draft.auxiliaries) and bool(tree.tokens[draft.head].gloss)  # "tidak akan pergi dan akan bertahan"
        if not draft.auxiliaries and tree.tokens[draft.head].tag == tree.tokens[parent.head].tag:
            draft.auxiliaries = list(parent.auxiliaries)
        if own:
            return
        if draft.link == "conjunct" and draft.auxiliaries == parent.auxiliaries and parent.auxiliaries:
            draft.negated = draft.negated or parent.negated
        return
    unsaid = draft.link == "complement" and bool(tree.tokens[draft.head].gloss)  # languages that leave it unsaid
    if unsaid or draft.link in (
        "infinitive", "purpose", "adverbial", "participle", "time", "condition", "concession", "cause",
    ):  # fmt: skip
        roles: tuple[ArgumentRole, ...] = ("subject",)
        if parent.nominal:
            roles = ("possessor", "modifier")
        elif (
            any(a.role == "object" for a in parent.arguments)
            and (
                (draft.link == "infinitive" and tree.tokens[parent.head].lemma not in OF_THE_SUBJECT)
                or (draft.link == "participle" and draft.marker in OF_THE_OBJECT)
            )
        ) or (draft.link == "purpose" and tree.tokens[parent.head].lemma in SENDING and _sends_somebody(tree, parent)):
            roles = ("object",)
        elif parent.voice == "passive" and draft.link == "purpose":
            roles = ("agent",)
        for role in roles:
            for argument in parent.arguments:
                if argument.role == role:
                    draft.arguments.append(Argument("subject", argument.head, None, argument.conjuncts, inherited=True))
                    return
