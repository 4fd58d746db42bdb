"""The names in languages read without English grammar: known ones, and capitalised words by their neighbours."""

from kennan.coding.mentions.draft import Draft
from kennan.coding.mentions.groups import Group, fold
from kennan.coding.mentions.plain_words import plain_words
from kennan.coding.mentions.words import words
from kennan.language.pack import table
from kennan.language.sentence import Sentence
from kennan.language.world import WORD, World
from kennan.model import ActorKind

SHORT_WORD = 3
LONGEST_BODY = 9  # words that a body's name can go on
ENDING = frozenset({"PUNCT", "VERB", "AUX", "NUM"})
AFTER_SPEECH = frozenset({",", '"', "”", "»", "“", "'", "’"})
MAX_NAME = 4
LONGEST_ROLE = 6
NAMING = frozenset({"with", "by", "of", "to", "for", "against"})
BEFORE_COMMA = frozenset({"X", "NOUN", "ADJ", "DET", "ADP"})
FARTHEST = 9  # words from a role to the name behind it
PERSONAL = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "bareagent"})
BETWEEN = frozenset({"X", "NOUN", "ADJ"})  # what may stand between a noun and its owner


def _after_elision(word: str) -> int:
    """Where the word proper begins: after the apostrophe of "l'" and "d'"."""
    return 2 if len(word) > 3 and word[1] in "'’" else 0


def _opens_brackets(sentence: Sentence, index: int) -> bool:
    """Whether letters in brackets stand there: "(CNSP)", "(Cedeao)"."""
    tokens = sentence.tokens
    if index + 2 >= len(tokens) or tokens[index].text != "(" or tokens[index + 2].text != ")":
        return False
    return tokens[index + 1].text[:1].isupper() and tokens[index + 1].text.isalpha()


class PlainNames:
    """Reads the names of one report."""

    def __init__(self, world: World, language: str) -> None:
        self.world, self.language = world, language
        self.words = plain_words(language)
        self.group_of: dict[Draft, Group] = {}
        self.known: dict[str, Group] = {}
        self.persons: list[Group] = []
        self.single: list[Draft] = []
        self.capitals: list[Draft] = []
        self.at: dict[int, dict[int, Draft]] = {}
        self.organs: dict[tuple[int | str, str], Group] = {}
        self.recent: list[Group] = []
        self.lands: dict[str, Group] = {}
        self.short: dict[str, Group] = {}
        speaks = table(language, "figures").get("values", {})
        self.common = frozenset(speaks) | frozenset(table(language, "glosses").get("prepositions", {}))

    def learn_lands(self, sentences: tuple[Sentence, ...]) -> None:
        """Names that stand alone in the report and, elsewhere, between an office and a name of two words or more:
        countries that nobody knows beforehand ("Presiden Karovia Boris Tamm")."""
        alone: set[str] = set()
        after_office: set[str] = set()
        for sentence in sentences:
            tokens = sentence.tokens
            for index, token in enumerate(tokens):
                if token.pos != "PROPN" or (index and tokens[index - 1].pos == "PROPN"):
                    continue
                length = next(
                    (n for n in range(1, 4) if [t.pos for t in tokens[index + n : index + n + 1]] != ["PROPN"]), 4
                )
                if length == 1:
                    alone.add(token.text)
                elif length > 2 and any(self._role(sentence, index - n) == index for n in (1, 2, 3) if n <= index):
                    after_office.add(token.text)
        lands = (n for n in sorted(alone & after_office) if n.casefold() not in words().first_names)
        self.lands = {name: Group("state", name, names=[fold(name)]) for name in lands}

    # First pass: names

    def names(self, sentence: Sentence) -> None:
        tokens = sentence.tokens
        index = 0
        while index < len(tokens):
            token = tokens[index]
            inside = _after_elision(token.text)
            match = WORD.match(token.text, inside)
            found = (
                self.world.match(sentence.text, token.start + inside, match.group(), self.language) if match else None
            )
            last = index + 1
            if not index and token.text.casefold() in self.common:
                found = None  # "Lima kapal", "Antara 20 dan 30": a number or small word that begins the sentence
            if found is not None:
                while last < len(tokens) and tokens[last].start < found[0]:
                    last += 1
            if found is not None and not self._part_of_name(sentence, index, last):
                draft = self._draft(sentence, index, last, found[1].entry.kind, found[1].entry.name)
                draft.sense = found[1]
                if found[1].how in ("capital", "region"):
                    if not self._is_place(sentence, index):
                        self.capitals.append(draft)
                else:
                    self._take_known(draft)
                index = last
            elif (role_end := self._role(sentence, index)) > index:
                index = role_end
            elif token.pos == "PROPN" and token.text in self.lands:
                self._take(self._draft(sentence, index, index + 1, "state", token.text), self.lands[token.text])
                index += 1
            elif (end := self._long_noun(sentence, index)) > index:
                index = end
            elif token.pos == "PROPN":
                index = self._run(sentence, index)
            else:
                index += 1

    def _long_noun(self, sentence: Sentence, index: int) -> int:
        """Where a noun of several words for a body ends that begins there ("Angkatan Darat Karovia"): no name."""
        ends = (index + n for n in (3, 2) if index + n <= len(sentence.tokens))
        return next((end for end in ends if sentence.words(index, end).casefold() in self.words.nouns), index)

    def _is_place(self, sentence: Sentence, index: int) -> bool:
        before = sentence.tokens[index - 1].text if index else ""
        place = self.words.small.get("place")
        return before in place if place is not None else before.islower() and len(before) <= SHORT_WORD

    def _part_of_name(self, sentence: Sentence, index: int, last: int) -> bool:
        """A capital right after another capitalised word that is neither known nor a role is a surname: at the start of
        a sentence only after a first name."""
        if not index or last - index != 1 or sentence.tokens[index - 1].pos != "PROPN":
            return False
        before = sentence.tokens[index - 1]
        lower = before.text.casefold()
        organs = (self.words.nouns.get(t.text.casefold()) for t in sentence.tokens[max(0, index - 4) : index - 1])
        if any(noun is not None and noun.way == "organ" for noun in organs):
            return False  # "Kementerian Kesehatan Karovia"
        if lower in words().first_names:
            return lower not in self.words.offices
        return (
            index > 1
            and bool(self.words.nouns)
            and not self.words.capital_nouns
            and lower not in self.words.offices
            and lower not in self.words.nouns
            and lower not in self.words.small.get("not_names", ())
            and self.world.match(sentence.text, before.start, before.text, self.language) is None
        )

    def _is_role(self, sentence: Sentence, index: int) -> bool:
        return self._role(sentence, index) > index

    def _role(self, sentence: Sentence, index: int) -> int:
        """Where the role that begins at a token ends (exclusive); the token itself where none does."""
        tokens = sentence.tokens
        for length in range(min(LONGEST_ROLE, len(tokens) - index), 0, -1):
            if sentence.words(index, index + length).casefold() in self.words.offices:
                return index + length
        return index

    def _run(self, sentence: Sentence, first: int) -> int:
        tokens = sentence.tokens
        last = first
        while (
            last < len(tokens)
            and last - first < MAX_NAME
            and tokens[last].pos == "PROPN"
            and (last == first or tokens[last].start == tokens[last - 1].end + 1)
        ):
            if last > first and self._is_role(sentence, last):
                break
            known = self.world.match(sentence.text, tokens[last].start, tokens[last].text, self.language)
            if (
                last > first
                and known is not None
                and not self._part_of_name(sentence, last, last + 1)
                and not self._is_body(tokens[first].text)
            ):
                break
            last += 1
        not_names = self.words.small.get("not_names", frozenset())
        while first < last and tokens[first].text.casefold() in not_names:
            first += 1
        if first == last:
            return max(last, first)
        last = self._before_brackets(sentence, first, last)
        text = sentence.words(first, last)
        kind: ActorKind | None = None
        if (body := self._in_brackets(sentence, first, last)) is not None:
            self.short.setdefault(text, body)
        if text in self.short:
            self._take(self._draft(sentence, first, last, self.short[text].kind, text), self.short[text])
            return last
        role = self._role_beside(sentence, first, last)
        if last - first > 1 and (self._is_body(tokens[first].text) or _opens_brackets(sentence, last)):
            kind = self._kind_of_body(sentence, first)
        elif (
            role is not None
            or (last - first > 1 and tokens[first].text.casefold() in words().first_names)
            or self._acts(sentence, first, last)
            or self._speaks(sentence, first, last)
        ):
            kind = "person"
        if kind is None and (last - first == 1 or first == 0):
            if first > 0 or last - first == 1:
                self.single.append(self._draft(sentence, first, last, "person", text))
            return last
        if kind is None:
            return last
        draft = self._draft(sentence, first, last, kind, text)
        draft.role_at = role
        if role is not None and not self.words.offices.get(sentence.words(*role).casefold(), "-"):
            draft.role_at = None  # "Mr"
        if role is not None and role[0] < first:
            draft.before_name = role[0]
        if kind == "person" and last - first == 1:
            draft.acts = role is None
            self.single.append(draft)
            return last
        group = next((g for g in self.persons if g.kind == kind and fold(text) in g.names), None)
        if group is None:
            group = Group(kind, text, names=[fold(text)])
            self.persons.append(group)
        if kind != "person" and group.country is None:
            ending = self.world.match(sentence.text, tokens[last - 1].start, tokens[last - 1].text, self.language)
            if ending is not None and ending[1].entry.kind == "state":
                group.country = ending[1].entry.country  # "Komisi Pemilihan Karovia"
        self._take(draft, group)
        return last

    def _acts(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether an unknown name of two or three words stands where somebody does, says or suffers something, or owns
        what is no body."""
        tokens = sentence.tokens
        if not 1 < last - first < 4 or not all(t.text[1:].islower() for t in tokens[first:last]):
            return False
        token = tokens[first]
        if token.relation in PERSONAL:
            return True
        above = tokens[token.head]
        if token.relation == "pobj":
            return above.relation in ("agent", "dative") or above.word in NAMING
        return token.relation == "poss" and above.text.casefold() not in self.words.nouns

    def _before_brackets(self, sentence: Sentence, first: int, last: int) -> int:
        """Where a body's name ends that goes on, with small words within, up to its letters in brackets ("Dewan
        Nasional untuk Keamanan Pelabuhan (CNSP)"); `last` for all others."""
        tokens, at = sentence.tokens, last
        limit = min(len(tokens) - 1, last + LONGEST_BODY)
        while at < limit and tokens[at].pos not in ENDING:
            at += 1
        if not _opens_brackets(sentence, at):
            return last
        begun = {t.text[0].casefold() for t in tokens[first:at] if t.text[0].isalpha()}
        return at if len(begun & set(tokens[at + 1].text.casefold())) > 1 else last

    def _in_brackets(self, sentence: Sentence, first: int, last: int) -> Group | None:
        """The body that letters in brackets are short for: the one named right before."""
        held = self.at.get(sentence.index, {}).get(first - 2) if first > 1 else None
        if held is None or held.kind == "person" or not _opens_brackets(sentence, first - 1):
            return None
        return self.group_of[held] if held.sense is None and held.kind != "state" else None

    def _speaks(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether a name stands right behind a word by which somebody spoke before ("tegas Tamm"), or a longer one
        behind a word for "according to"."""
        before = sentence.tokens[first - 1].text.casefold() if first else ""
        speech = table(self.language, "speech")
        if last - first > 1 and before in speech.get("sources", {}).get("told", ()):
            return sentence.tokens[first].text[1:].islower()
        marks = first > 2 and sentence.tokens[first - 2].text in AFTER_SPEECH
        return (
            marks and before in speech.get("verbs", {}).get("after", ()) and sentence.tokens[first].text[1:].islower()
        )

    def _kind_of_body(self, sentence: Sentence, first: int) -> ActorKind:
        """The kind of body that a name's first word tells, or the description right before it ("kelompok militan")."""
        word = sentence.tokens[first].text.casefold()
        for length in (2, 1):
            before = self.words.nouns.get(sentence.words(max(0, first - length), first).casefold())
            if before is not None and before.name == "armed":
                return "armed_group"
        noun = self.words.nouns.get(word)
        if noun is None and (cognate := words().name_ends.get(word)) is not None:
            return cognate
        return (
            noun.alone
            if noun is not None and noun.kind not in ("person", "population", "state")
            else "international_org"
        )

    def _is_body(self, word: str) -> bool:
        return word.casefold() in self.words.small.get("bodies", frozenset())

    def _role_beside(self, sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
        """The tokens of a role before the name (a country may stand between) or after a comma behind it."""
        tokens = sentence.tokens
        for start in range(max(0, first - FARTHEST), first):
            end = self._role(sentence, start)
            if start < end <= first and self._leads_to_name(sentence, end, first):
                return start, first - (end < first and tokens[first - 1].text == ",")
        if last < len(tokens) and tokens[last].text == ",":
            end = self._role(sentence, last + 1)
            if end > last + 1:
                while end < len(tokens) and tokens[end].pos != "PUNCT":
                    end += 1
                return last + 1, end
        return None

    def _leads_to_name(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether what stands between a role and a name says whose or of what kind it is ("pemimpin oposisi X",
        "Menteri Pertahanan Y, X")."""
        tokens = sentence.tokens
        if end - start > 1 and tokens[end - 1].text == ",":
            # "El ministro de Exteriores de X, Y", "Duta Besar X untuk Z, Y"
            return all(self._country_at(sentence, i) or self._of_role(sentence, i) for i in range(start, end - 1))
        near, of = end - start < 5, self.words.small.get("of", frozenset())
        return near and all(
            self._country_at(sentence, i)
            or (tokens[i].pos in BETWEEN and end - start < 3 and tokens[i].text.casefold() not in of)
            for i in range(start, end)
        )

    def _of_role(self, sentence: Sentence, index: int) -> bool:
        """Whether a word can belong to a role that ends with a comma: small words, and words of offices and bodies."""
        token = sentence.tokens[index]
        lower = token.text.casefold()
        return token.pos in BEFORE_COMMA or lower in self.words.office_words or lower in self.words.nouns

    def _country_at(self, sentence: Sentence, index: int) -> bool:
        token = sentence.tokens[index]
        found = self.world.match(sentence.text, token.start, token.text, self.language)
        return found is not None or token.text in self.lands or (
            index > 0 and (b := self.world.match(sentence.text, sentence.tokens[index - 1].start,
                                                 sentence.tokens[index - 1].text, self.language)) is not None
            and b[0] >= token.end
        )  # fmt: skip

    def _draft(self, sentence: Sentence, first: int, last: int, kind: ActorKind, name: str) -> Draft:
        return Draft(sentence, first, first, last, "name", kind, name)

    def _take(self, draft: Draft, group: Group) -> None:
        self.group_of[draft] = group
        group.drafts.append(draft)
        held = self.at.setdefault(draft.sentence.index, {})
        for index in range(draft.first, draft.last):
            held[index] = draft

    def _take_known(self, draft: Draft) -> None:
        assert draft.sense is not None
        entry = draft.sense.entry
        group = self.known.setdefault(entry.name, Group(entry.kind, entry.name, entry, entry.country))
        self._take(draft, group)

    def join_names(self) -> None:
        """Surnames to their bearers; capitals that are nobody's surname to their state."""
        bearers: dict[str, Group] = {}
        for group in self.persons:
            if group.kind == "person":
                for name in group.names:
                    bearers.setdefault(name[0], group)
                    bearers[name[-1]] = group
        for draft in sorted(self.single, key=lambda d: d.role_at is None):
            word = fold(draft.name)
            if not word or (word[-1] not in bearers and draft.role_at is None and not draft.acts):
                continue
            group = bearers.setdefault(word[-1], Group("person", draft.name, names=[word]))
            self._take(draft, group)
        for draft in self.capitals:
            bearer = bearers.get(draft.surface.casefold())
            if bearer is not None:
                draft.sense, draft.kind = None, "person"
                self._take(draft, bearer)
            else:
                self._take_known(draft)
