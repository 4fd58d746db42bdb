"""A mention while its report is being read, before it is known who is meant."""

from dataclasses import dataclass
from typing import Literal

from kennan.coding.mentions.words import Gender, Noun
from kennan.language.sentence import Sentence
from kennan.language.world import Sense
from kennan.model import ActorKind, MentionForm, Span

Function = Literal["subject", "agent", "object", "oblique", "possessor", "modifier", "attribute", "other"]
Definiteness = Literal["definite", "indefinite", "bare", "owned"]


@dataclass(slots=True, eq=False)
class Draft:
    """Tokens `first` to `last` (exclusive) of a sentence, that may speak of an actor.

    kind      the kind of actor where the words themselves tell it
    label     the parser's entity label of a name
    thing     true for noun phrases that are no actors; they compete for pronouns
    role      words of a person's office, lower case; `role_at` the tokens that say it
    owner     head token of the body or person the words tie it to ("*Russian* troops", "the leader of the *group*")
    same_as   head token of the phrase it is in apposition to, predicated of, or the relative pronoun of
    full_end  end of the phrase with its complements
    verb      governing verb, -1 where there is none
    country   of a body in a place beside it ("the Labour Union in Port Quill"), an alpha-3 code
    before_name  the token by which a role before the name is known, where it heads the phrase
    """

    sentence: Sentence
    head: int
    first: int
    last: int
    form: MentionForm
    kind: ActorKind | None = None
    name: str = ""
    label: str = ""
    noun: Noun | None = None
    sense: Sense | None = None
    thing: bool = False
    role: str = ""
    role_at: tuple[int, int] | None = None
    owner: int | None = None
    same_as: int | None = None
    full_end: int = 0
    gender: Gender = ""
    plural: bool = False
    definiteness: Definiteness = "bare"
    pronoun: str = ""
    function: Function = "other"
    verb: int = -1
    quoted: bool = False
    modified: bool = False
    acts: bool = False
    before_name: int | None = None
    country: str | None = None

    @property
    def span(self) -> Span:
        return self.sentence.span(self.first, self.last)

    @property
    def surface(self) -> str:
        return self.sentence.words(self.first, self.last)

    @property
    def place(self) -> tuple[int, int]:
        """Sentence and token: the order of the text."""
        return self.sentence.index, self.head
