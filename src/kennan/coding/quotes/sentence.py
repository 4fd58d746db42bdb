"""A sentence as the search for quotes sees it: its tree, and who speaks by which of its words."""

from dataclasses import dataclass, replace

from kennan.coding.quotes.lexicon import JUDGING, Lexicon
from kennan.language.sentence import Sentence
from kennan.language.spacy_tree import Tree

Range = tuple[int, int]
LONG_ASIDE = 16
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
WH = frozenset({"WDT", "WP", "WRB", "WP$"})
SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "prep", "dep", "parataxis"})
TOLD = frozenset({"tell", "inform", "assure", "remind", "notify", "brief"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue with what it may introduce. `cue`, `speaker` (head of the phrase) and `addressee` are tokens of the
    sentence; `mention` is the token range of the speaker's phrase, `content` are token ranges in text order; `group` is
    the range of cue, speaker and what goes with them. `frame` is how the content hangs on the cue, `kind` the cue's
    class."""

    cue: int
    lemma: str
    kind: str
    frame: str
    content: tuple[Range, ...]
    mention: Range | None
    speaker: int | None
    addressee: int | None
    group: Range


@dataclass(frozen=True, slots=True)
class Speaker:
    """The head of a speaker's phrase and its token range; `inherited` where he stands in another clause."""

    head: int | None
    mention: Range | None
    inherited: bool = False


NOBODY = Speaker(None, None)


class Frames:
    """A sentence with its dependency tree and the cue words of its language."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.tree = Tree(sentence.tokens)
        self.lexicon = lexicon

    def speaker(self, verb: int, depth: int = 0) -> Speaker:
        """Who speaks by the verb: its subject, the agent of a passive, or the subject it shares with another verb."""
        tokens, tree = self.tokens, self.tree
        passive = False
        for child in tree.children[verb]:
            relation = tokens[child].relation
            if relation == "agent":
                thing = next((c for c in tree.children[child] if tokens[c].relation == "pobj"), None)
                if thing is not None:
                    return Speaker(thing, self.phrase(thing))
            passive = passive or relation in ("auxpass", "nsubjpass")
        if passive:
            return NOBODY
        subject = self.subject(verb)
        if subject is not None:
            text, relative = tokens[subject].text.lower(), tokens[verb].relation == "relcl"
            if tokens[subject].tag in WH or (text == "that" and relative):
                return Speaker(tokens[verb].head, (subject, subject + 1), inherited=True)
            return Speaker(subject, self.phrase(subject))
        token = tokens[verb]
        if depth > 4 or token.head == verb:
            return NOBODY
        if token.relation in ("acl", "relcl") and tokens[token.head].pos in ("NOUN", "PROPN", "PRON"):
            if "to" in (
                t.text.lower() for t in (tokens[c] for c in tree.children[verb] if tokens[c].relation == "aux")
            ):
                return NOBODY
            if token.tag == "VBN":
                return NOBODY
            return Speaker(token.head, self.base(token.head), inherited=True)
        if token.relation in SHARING and tokens[token.head].pos in ("VERB", "AUX"):
            up = self.speaker(token.head, depth + 1)
            return replace(up, inherited=True) if up.head is not None else self.passive_subject(token.head)
        if token.relation == "pcomp":
            return self.speaker(tokens[token.head].head, depth + 1)
        return NOBODY

    def names(self, verb: int) -> bool:
        """Whether a verb says what somebody takes a thing for: praises, blames, labels, believes, calls."""
        lemma = self.tokens[verb].lemma.lower()
        return self.lexicon.verbs.get(lemma, "") in JUDGING or lemma in self.lexicon.naming

    def passive_subject(self, verb: int) -> Speaker:
        for child in self.tree.children[verb]:
            if self.tokens[child].relation == "nsubjpass":
                return Speaker(child, self.phrase(child), inherited=True)
        return NOBODY

    def subject(self, verb: int) -> int | None:
        """The subject; where the parse adds another's ("The aim, say analysts, is ..."), the one after the verb."""
        found = [c for c in self.tree.children[verb] if self.tokens[c].relation == "nsubj"]
        return found[-1] if found else None

    def noun_speaker(self, noun: int) -> Speaker:
        tokens, tree = self.tokens, self.tree
        for child in tree.children[noun]:
            if tokens[child].relation == "poss":
                return Speaker(child, self.phrase(child))
        for child in tree.children[noun]:
            if tokens[child].relation == "prep" and tokens[child].text.lower() in ("by", "from", "among"):
                thing = next((c for c in tree.children[child] if tokens[c].relation == "pobj"), None)
                if thing is not None:
                    return Speaker(thing, self.phrase(thing))
        token = tokens[noun]
        if token.relation in ("dobj", "attr") and tokens[token.head].pos in ("VERB", "AUX"):
            return self.speaker(token.head)
        if token.relation == "pobj" and tokens[tokens[token.head].head].pos == "VERB":
            return self.speaker(tokens[token.head].head)
        return NOBODY

    def find_addressee(self, verb: int, clausal: bool) -> int | None:
        tokens, tree = self.tokens, self.tree
        lemma = tokens[verb].lemma.lower()
        for child in tree.children[verb]:
            relation = tokens[child].relation
            if child < verb:
                continue
            if relation == "dative" and tokens[child].pos not in ("ADP", "PART"):
                return child
            if relation == "dobj" and (clausal or lemma in TOLD):
                return child
            if relation in ("prep", "dative") and tokens[child].text.lower() == "to":
                return next((c for c in tree.children[child] if tokens[c].relation == "pobj"), None)
        return None

    def phrase(self, head: int) -> Range:
        """The whole noun phrase of a speaker; of a possessor with its mark."""
        start, end = self.tree.left[head], self.tree.right[head]
        tokens = self.tokens
        for child in self.tree.children[head]:
            # "the minister, who had ...": what a comma sets off is about him, not his name
            set_off = child > head and tokens[child].relation in ("relcl", "acl", "advcl")
            if (
                set_off
                and tokens[self.tree.left[child] - 1].text == ","
                and (self.tree.right[child] - self.tree.left[child] > LONG_ASIDE or tokens[child].tag == "VBG")
            ):
                end = min(end, self.tree.left[child] - 1)
        while end - 1 > head and tokens[end - 1].pos == "PUNCT" and tokens[end - 1].text not in (")",):
            end -= 1
        while start < head and tokens[start].pos in ("PUNCT", "CCONJ", "SPACE"):
            start += 1
        return start, end

    def base(self, head: int) -> Range:
        phrase = self.sentence.phrase(head)
        return (phrase.start, phrase.end) if phrase is not None else (head, head + 1)

    def extent(self, head: int) -> Range:
        return self.tree.left[head], self.tree.right[head]

    def has_to(self, verb: int) -> bool:
        return any(
            self.tokens[c].relation == "aux" and self.tokens[c].text.lower() == "to" for c in self.tree.children[verb]
        )
