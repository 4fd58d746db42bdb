"""Small questions to a parsed English sentence: functions, antecedents, subjects, quotation marks."""

from collections.abc import Container

from kennan.coding.mentions.draft import Function
from kennan.coding.mentions.known import DASHES, Known, climb
from kennan.coding.mentions.words import Words
from kennan.language.sentence import Phrase, Sentence, Token

FUNCTIONS: dict[str, Function] = {
    "nsubj": "subject", "nsubjpass": "subject", "csubj": "subject", "dobj": "object", "dative": "object",
    "pobj": "oblique", "poss": "possessor", "attr": "attribute", "compound": "modifier", "amod": "modifier",
    "nmod": "modifier", "agent": "agent",
}  # fmt: skip
PARTICLES = frozenset({
    "-", "’", "'", "al", "el", "bin", "ibn", "de", "da", "di", "del", "della", "van", "von", "der", "la", "le", "abu",
    "ul", "e", "o'", "y", "dos", "du", "ben", "’s",
})  # fmt: skip
BEHIND = frozenset({"Jr", "Sr", "Inc", "Ltd", "LLC", "Corp", "Co"})
JOINING = frozenset({"of", "for", "and", "the", "in", "on", "&"})
LONGEST = 10  # words that a body's name can go on
OPEN, CLOSE, STRAIGHT = frozenset("“„«"), frozenset("”»"), frozenset({'"', "``", "''"})


def joined(tokens: tuple[Token, ...], found: Known) -> bool:
    """Part of a compound that says for, against or by whom ("anti-Ruritanian", "Ruritania-backed")."""
    before = found.first > 1 and tokens[found.first - 1].text == "-"
    after = (
        found.last + 1 < len(tokens)
        and tokens[found.last].text == "-"
        and tokens[found.last].start == tokens[found.last - 1].end
    )
    return before or after


def with_age(tokens: tuple[Token, ...], after: int) -> bool:
    """ "Ada Hale, 34, said"."""
    if after + 2 >= len(tokens) or tokens[after].text != ",":
        return False
    return (
        tokens[after + 1].text.isdigit()
        and len(tokens[after + 1].text) == 2
        and tokens[after + 2].text in (",", ".", "of")
    )


def bare_start(tokens: tuple[Token, ...], phrase: Phrase) -> int:
    first = phrase.start
    while first < phrase.head and tokens[first].pos in ("PUNCT", "SPACE", "CCONJ", "ADV", "SCONJ"):
        first += 1
    return first


def in_name(tokens: tuple[Token, ...], index: int, after: int) -> bool:
    token = tokens[index]
    if token.tag == "POS" or token.text in (",", "(", ")", "“", "”", '"'):
        return False
    if token.text[0].isupper():
        return token.pos in ("PROPN", "ADJ", "NOUN") or token.entity == tokens[after].entity != ""
    return token.text.casefold() in PARTICLES and (token.entity == tokens[after].entity or token.text == "-")


def heads_phrase(token: Token) -> bool:
    return token.relation in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "dative", "ROOT")


def quoted(tokens: tuple[Token, ...], inside: bool) -> tuple[list[bool], bool]:
    flags = []
    for token in tokens:
        text = token.text
        if text in OPEN:
            inside = True
        elif text in CLOSE:
            inside = False
        elif text in STRAIGHT:
            inside = not inside
        flags.append(inside)
    return flags, inside


def function(tokens: tuple[Token, ...], head: int) -> tuple[Function, int]:
    """The grammatical function of the phrase, and the verb that governs it."""
    index = climb(tokens, head)
    token = tokens[index]
    function: Function = FUNCTIONS.get(token.relation, "other")
    if token.relation == "pobj" and tokens[token.head].relation == "agent":
        function = "agent"
    for _ in range(12):
        if token.head == index:
            return function, index if token.pos in ("VERB", "AUX") else -1
        index, token = token.head, tokens[token.head]
        if token.pos in ("VERB", "AUX"):
            return function, index
    return function, -1


def antecedent_of(tokens: tuple[Token, ...], head: int) -> int | None:
    """The noun that a relative pronoun stands for."""
    if tokens[head].text.casefold() == "that" and tokens[head].tag not in ("WDT", "WP"):
        return None
    index = head
    for _ in range(8):
        token = tokens[index]
        if token.relation in ("relcl", "acl"):
            return token.head
        if token.head == index:
            return None
        index = token.head
    return None


def is_dummy(tokens: tuple[Token, ...], head: int, words: Words) -> bool:
    """ "It" that stands for nothing: "it is clear that", "it rains"."""
    token = tokens[head]
    if token.relation == "expl":
        return True
    if token.relation not in ("nsubj", "nsubjpass") or token.text.casefold() != "it":
        return False
    verb = tokens[token.head]
    if verb.lemma.casefold() in words.dummy_verbs and verb.lemma.casefold() not in ("take", "turn", "remain"):
        return True
    for index in range(head + 1, min(len(tokens), head + 8)):
        after = tokens[index]
        if (
            after.head == token.head
            and after.relation in ("acomp", "attr")
            and after.lemma.casefold() in words.dummy_complements
        ):
            return True
        if after.head == token.head and after.relation == "attr" and verb.lemma == "be":
            return not _one_of_them(tokens, index)
    return token.relation == "nsubjpass" and verb.text.casefold() in words.dummy_complements


def _one_of_them(tokens: tuple[Token, ...], attribute: int) -> bool:
    """ "It was one of the groups fighting there": somebody, where no clause sets him off ("that fought")."""
    if tokens[attribute].text.casefold() != "one":
        return False
    return any(t.text == "of" and t.head == attribute for t in tokens) and not any(
        t.relation == "relcl" and attribute < index for index, t in enumerate(tokens)
    )


def subject_of(sentence: Sentence, tokens: tuple[Token, ...], verb: int) -> int | None:
    """The subject a predicate noun is said of, in an affirmed copular clause."""
    if tokens[verb].lemma != "be":
        return None
    subject = None
    for index in range(max(0, verb - 25), min(len(tokens), verb + 4)):
        if tokens[index].head == verb:
            if tokens[index].relation == "neg":
                return None
            if tokens[index].relation == "nsubj":
                subject = index
    return subject


def entity_bounds(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """A body's name with the small words within it ("Board of Trade", "Harbour and Docks Commission"), as far as the
    parser's entity goes."""
    while first > 1 and not tokens[first].entity_begins and tokens[first - 1].entity == "ORG":
        step = 1 if tokens[first - 1].text[0].isupper() else 2 if tokens[first - 1].text in ("and", "of", "&") else 0
        if (
            not step
            or first < step
            or tokens[first - step].entity != "ORG"
            or not tokens[first - step].text[0].isupper()
        ):
            break
        first -= step
    while last + 1 < len(tokens) and tokens[last].text in ("of", "for", "on", "and") and tokens[last].entity == "ORG":
        if not tokens[last + 1].text[0].isupper() or tokens[last + 1].entity != "ORG":
            break
        last += 2
        while last < len(tokens) and tokens[last].entity == "ORG" and tokens[last].text[0].isupper():
            last += 1
    while last + 1 < len(tokens) and tokens[last].text == "&" and tokens[last + 1].text[0].isupper():
        last += 2
        while last < len(tokens) and tokens[last].text[0].isupper() and tokens[last].pos == "PROPN":
            last += 1
    return first, last


def before_brackets(tokens: tuple[Token, ...], last: int) -> int:
    """Where a body's name ends that goes on behind `last` up to its letters in brackets ("National Council for the
    Safety of the Harbour (NCSH)"): at least two of them begin words of it, whatever language they are taken from."""
    at = last
    while at < len(tokens) and at - last < LONGEST and (tokens[at].text in JOINING or tokens[at].text[0].isupper()):
        at += 1
    if at == last or at + 2 > len(tokens) or tokens[at].text != "(" or tokens[at - 1].text in JOINING:
        return last
    letters = tokens[at + 1].text.replace(".", "")
    if len(letters) < 3 or not letters.isupper() or (tokens[at + 2 : at + 3] != () and tokens[at + 2].text != ")"):
        return last
    begun = {t.text[0] for t in tokens[max(0, last - 3) : at] if t.text[0].isupper()}
    return at if len(begun & set(letters)) > 1 else last


def junior(tokens: tuple[Token, ...], last: int) -> int:
    """Where a name that ends at `last` ends with what stands behind a comma: "Karl Vane, Jr.", "Vane Steel, Inc."."""
    behind = last + 1 if last < len(tokens) and tokens[last].text == "," else last
    return behind + 1 if behind < len(tokens) and tokens[behind].text.rstrip(".") in BEHIND else last


def is_dateline(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """ "PORT LARCH, March 3 (...)": a name in capitals at the start, with a dash or bracket soon after."""
    if first > 0 or not all(t.text.isupper() for t in tokens[first:last]):
        return False
    return any(t.text in DASHES for t in tokens[last : last + 6])


def apposed_to(tokens: tuple[Token, ...], head: int, known_at: Container[int], person: bool, words: Words) -> int:
    """ "The envoy to Ruritania, Karl Vane", "the head of the Harbour Service, Karl Vane": whom the parser tied to the
    place or body goes with the role."""
    if (head in known_at or (person and tokens[head].tag == "NNP")) and tokens[head].relation == "pobj":
        governor = tokens[tokens[head].head].head
        if tokens[governor].text.casefold() in words.persons:
            return governor
    return head


def is_officer(tokens: tuple[Token, ...], beside: int | None, known_at: Container[int], words: Words) -> bool:
    """Whether a name in apposition to `beside` stands behind an office, or the parser tied it to the office's place:
    it is who holds it."""
    if beside is None:
        return False
    single = tokens[beside].text.casefold() in words.persons and tokens[beside].tag == "NN"
    return single or apposed_to(tokens, beside, known_at, True, words) != beside
