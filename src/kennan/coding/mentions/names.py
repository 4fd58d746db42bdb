"""Names of one report grouped: full and short forms, abbreviations, known entries."""

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from kennan.coding.mentions.draft import Draft
from kennan.coding.mentions.groups import Group, family_stands_first, fold, same_person, senior, surname
from kennan.coding.mentions.words import Words
from kennan.model import ActorKind

MISPRINT = 92.0
GUESSED = ("international_org", "government")  # kinds that a single name has where nothing tells them
BESIDE = 5  # tokens within which two names stand side by side
OF_LABEL: dict[str, ActorKind] = {"PERSON": "person", "ORG": "international_org", "NORP": "population"}


def group_names(drafts: Sequence[Draft], words: Words) -> dict[Draft, Group]:
    """A group for every name that speaks of an actor; names of places and things get none."""
    names = [d for d in drafts if d.form == "name"]
    _genders(drafts, names)
    found: dict[Draft, Group] = {}
    known: dict[str, Group] = {}
    unknown: list[tuple[Draft, tuple[str, ...]]] = []
    for draft in names:
        if draft.sense is None:
            unknown.append((draft, fold(draft.name)))
            continue
        entry = draft.sense.entry
        group = known.get(entry.name)
        if group is None:
            group = known[entry.name] = Group(entry.kind, entry.name, entry, entry.country)
            group.plural = entry.kind in ("party", "population")
            if entry.kind == "person":
                group.names.append(fold(entry.name))
                group.offices.extend(entry.roles)
        found[draft] = group
    described = {d.place: d.kind for d in drafts if d.form == "nominal" and d.kind is not None}
    beside = {
        (d.sentence.index, d.same_as): d.kind
        for d in drafts
        if d.form == "nominal" and d.kind is not None and d.same_as is not None and d.function != "attribute"
    }
    for draft, _ in unknown:
        kind = described.get((draft.sentence.index, draft.same_as if draft.same_as is not None else -1))
        if kind is not None:
            beside.setdefault(draft.place, kind)
    unknown = _juniors(unknown, drafts, words)
    for draft, _ in unknown:
        if _bracketed(draft):
            draft.kind = draft.kind if draft.kind != "person" else None
            beside.pop(draft.place, None)
    kinds = _kinds(unknown, beside, words)
    _full_names(unknown, kinds, words, found, known)
    _short_names(unknown, kinds, words, found, _kin(drafts, found, words))
    _abbreviations(names, found)
    _in_brackets(names, found)
    _last_words(names, found, words)
    return found


def _juniors(
    unknown: list[tuple[Draft, tuple[str, ...]]], drafts: Sequence[Draft], words: Words
) -> list[tuple[Draft, tuple[str, ...]]]:
    """The names with the "Jr." of those left out who are told from nobody: not somebody's son here, and introduced
    before their surname alone is spoken of."""
    kin = {
        (d.sentence.index, index)
        for d in drafts
        if d.form == "nominal" and d.role.endswith(words.kin)
        for index in (d.head, d.same_as, d.last, d.last + 1)
        if index is not None
    }
    first: dict[tuple[str, ...], tuple[int, int]] = {}
    for draft, key in unknown:
        first.setdefault(key, draft.place)
    held = set()
    for draft, key in unknown:
        plain = senior(key)
        if plain != key:
            others = [place for k, place in first.items() if k == plain[-1:] or same_person(k, plain, words.nicknames)]
            at = (draft.sentence.index, draft.same_as if draft.same_as is not None else draft.head)
            if draft.role.endswith(words.kin) or at in kin or any(place < first[key] for place in others):
                held.add(key)
    return [(draft, key if key in held else senior(key)) for draft, key in unknown]


def _genders(drafts: Sequence[Draft], names: list[Draft]) -> None:
    """ "Ada Hale, the queen": a description beside a name tells the gender."""
    at = {(d.sentence.index, i): d for d in names for i in range(d.first, d.last)}
    told = {d.place: d for d in drafts if d.form == "nominal" and d.gender}
    for nominal in told.values():
        name = at.get((nominal.sentence.index, nominal.same_as if nominal.same_as is not None else -1))
        if name is not None and nominal.function != "attribute":
            name.gender = name.gender or nominal.gender
        # "His wife Ada Hale": without a comma between them.
        name = at.get((nominal.sentence.index, nominal.last))
        if name is not None and name.first == nominal.last and not nominal.plural:
            name.gender = name.gender or nominal.gender
    for name in names:
        if name.same_as is not None and (name.sentence.index, name.same_as) in told:
            name.gender = name.gender or told[(name.sentence.index, name.same_as)].gender


def _kinds(
    unknown: list[tuple[Draft, tuple[str, ...]]], beside: dict[tuple[int, int], ActorKind], words: Words
) -> dict[tuple[str, ...], ActorKind | None]:
    """The kind of each distinct name, by all the report says of it. `beside` are places where a name stands in
    apposition to a description, and of what kind that is."""
    evidence: dict[tuple[str, ...], list[Draft]] = {}
    for draft, key in unknown:
        evidence.setdefault(key, []).append(draft)
    kinds: dict[tuple[str, ...], ActorKind | None] = {}
    for key, drafts in evidence.items():
        told = Counter(kind for d in drafts if (kind := d.kind or beside.get(d.place)))
        if told:
            kinds[key] = "person" if told["person"] else told.most_common(1)[0][0]
            continue
        labels = Counter(d.label for d in drafts if d.label not in ("", "-"))
        label = labels.most_common(1)[0][0] if labels else ""
        kinds[key] = OF_LABEL.get(label)
        if kinds[key] == "population" and all(d.function == "modifier" for d in drafts):
            kinds[key] = None
        speaking = any(d.function == "subject" and d.acts for d in drafts)
        if kinds[key] == "population" and len(key) == 1 and speaking and not any(d.plural for d in drafts):
            kinds[key] = _single_body(drafts)  # a surname that sounds like a people's name
        if kinds[key] == "person" and all(d.function == "modifier" for d in drafts) and len(key) == 1:
            kinds[key] = None
        if kinds[key] == "international_org" and len(drafts) < 2 and not any(d.acts for d in drafts):
            kinds[key] = None
        elif kinds[key] == "international_org" and len(key) == 1 and not drafts[0].plural:
            kinds[key] = "person" if key[0] in words.first_names else _single_body(drafts)
        town = any(d.label == "GPE" for d in drafts)
        if kinds[key] is None and any(
            d.acts and d.function != "possessor" and not (town and d.function == "oblique") for d in drafts
        ):
            kinds[key] = None if drafts[0].plural else _acting(label, drafts[0].name, len(key))
    full = [key for key, kind in kinds.items() if kind == "person" and len(key) > 1]
    surnames, given = {surname(key) for key in full}, {key[0] for key in full}
    for key in kinds:
        if len(key) == 1 and (key[0] in surnames or (key[0] in given and kinds[key] in GUESSED)):
            kinds[key] = "person"
    return kinds


def _single_body(drafts: list[Draft]) -> ActorKind | None:
    """A single word that the parser takes for a body: where it speaks and has neither article nor capitals throughout,
    it is rather a surname."""
    article = any(d.first and d.sentence.tokens[d.first - 1].text.casefold() == "the" for d in drafts)
    if article or drafts[0].name.isupper() or not all(c.isalpha() or c == "-" for c in drafts[0].name):
        return "international_org"
    speaks = any(d.function == "subject" and d.acts for d in drafts)
    return _acting("ORG", drafts[0].name, 1) if speaks else "international_org"


def _acting(label: str, name: str, length: int) -> ActorKind | None:
    """The kind of a name of which the report tells no more than that it acts."""
    if label == "GPE":
        return "international_org" if length == 1 and name.isupper() else "government"
    if label not in ("", "ORG", "NORP") or length > 2:
        return None
    letters = [c for c in name if c.isalpha()]
    if sum(c.isupper() for c in letters) > 1 and length == 1:
        return "international_org"
    return "person" if label != "NORP" else None


def _full_names(
    unknown: list[tuple[Draft, tuple[str, ...]]],
    kinds: dict[tuple[str, ...], ActorKind | None],
    words: Words,
    found: dict[Draft, Group],
    known: dict[str, Group],
) -> None:
    by_key: dict[tuple[str, ...], Group] = {}
    by_surname: dict[str, list[Group]] = {}
    for group in known.values():
        if group.kind == "person":
            by_surname.setdefault(surname(group.names[0]), []).append(group)
    for draft, key in unknown:
        kind = kinds[key]
        if kind is None or (kind == "person" and len(key) < 2) or not key:
            continue
        met = by_key.get(key)
        if met is None and kind == "person":
            alike = by_surname.setdefault(surname(key), [])
            met = next((g for g in alike if any(same_person(n, key, words.nicknames) for n in g.names)), None)
        group = met or Group(kind, draft.name)
        group.country = group.country or draft.country
        if met is None and kind == "person":
            by_surname[surname(key)].append(group)
        by_key[key] = group
        _take(group, draft, key, found)
        if draft.role and draft.role not in group.offices:
            group.offices.append(draft.role)


def _short_names(
    unknown: list[tuple[Draft, tuple[str, ...]]],
    kinds: dict[tuple[str, ...], ActorKind | None],
    words: Words,
    found: dict[Draft, Group],
    kin: set[int],
) -> None:
    """Single names of persons. Those with a title choose first; a bare one goes where the titled ones went, else to
    whoever was first introduced by that name."""
    bearers: dict[str, list[Group]] = {}
    for group in dict.fromkeys(g for _, g in sorted(found.items(), key=lambda i: i[0].place) if g.kind == "person"):
        for word in dict.fromkeys(w for n in group.names for w in (n[-1], n[-1].removeprefix("al"), n[0])):
            bearers.setdefault(word, []).append(group)
    titled: Counter[int] = Counter()
    singles = [(d, key[0]) for d, key in unknown if d not in found and len(key) == 1 and kinds[key] in (None, "person")]
    beside: dict[int, list[tuple[int, int]]] = {}
    for full, group in found.items():
        beside.setdefault(full.sentence.index, []).append((full.head, id(group)))
    # Nobody stands beside himself, in full and by title and surname: "President Hale and Ada Hale".
    barred = {
        (identity, draft.gender)
        for draft, word in singles
        if draft.role or draft.gender
        for head, identity in beside.get(draft.sentence.index, ())
        if abs(head - draft.head) <= BESIDE and any(id(g) == identity for g in bearers.get(word, ()))
    }
    for draft, word in sorted(singles, key=lambda pair: 0 if pair[0].gender else 1 if pair[0].role else 2):
        candidates = bearers.get(word) or _misprinted(word, bearers)
        if draft.role or draft.gender:
            candidates = [
                g
                for g in candidates
                if (id(g), draft.gender) not in barred
                and not ((id(g), "") in barred and not (draft.gender and g.gender == draft.gender))
            ]
        if any(id(g) in kin for g in candidates) and draft.gender != "f":
            others = [g for g in candidates if id(g) not in kin]
            candidates = others if others or draft.role in words.sole else candidates
        if len(candidates) > 1 and all(any(family_stands_first(n) for n in g.names) for g in candidates):
            # Few family names for many: the one who was named last.
            last = [(d.place, g) for d, g in found.items() if g in candidates and d.place < draft.place]
            candidates = [max(last, key=lambda pair: pair[0])[1]] if last else candidates
        bearer = _bearer(draft, word, candidates, titled, words)
        if bearer is None and (kinds[(word,)] is None or draft.label == "-"):
            continue
        group = bearer or Group("person", draft.name)
        if bearer is None:
            bearers.setdefault(word, []).append(group)
        titled[id(group)] += bool(draft.role or draft.gender)
        _take(group, draft, (word,), found)
        if draft.role and draft.role not in group.offices:
            group.offices.append(draft.role)


def _misprinted(word: str, bearers: dict[str, list[Group]]) -> list[Group]:
    """The bearers of the one long name that a word is nearly."""
    near = [name for name in bearers if len(word) > 6 and len(name) > 6 and ratio(word, name) >= MISPRINT]
    return bearers[near[0]] if len(near) == 1 else []


def _kin(drafts: Sequence[Draft], found: dict[Draft, Group], words: Words) -> set[int]:
    """Those told by whose wife, widow or child they are: the surname with an office is that of the other one."""
    at = {(d.sentence.index, i): g for d, g in found.items() for i in range(d.first, d.last)}
    kin = {id(g) for d, g in found.items() if d.role.endswith(words.kin)}
    for draft in drafts:
        if draft.form == "nominal" and draft.role.endswith(words.kin):
            told = [at.get((draft.sentence.index, i)) for i in (draft.same_as, draft.last) if i is not None]
            kin.update(id(g) for g in told if g is not None and g.kind == "person")
    related = {d.place for d in drafts if d.form == "nominal" and d.role.endswith(words.kin)}
    for name, group in found.items():
        if name.same_as is not None and group.kind == "person" and (name.sentence.index, name.same_as) in related:
            kin.add(id(group))
    return kin


def _bearer(draft: Draft, word: str, candidates: list[Group], titled: Counter[int], words: Words) -> Group | None:
    fitting = [g for g in candidates if not (draft.gender and g.gender and draft.gender != g.gender)]
    if draft.role in words.sole:
        fitting = [g for g in fitting if not g.offices or draft.role in g.offices]
    last_names = [g for g in fitting if any(surname(n) == word for n in g.names)]
    return max(last_names or fitting, key=lambda g: titled[id(g)], default=None)


def _take(group: Group, draft: Draft, key: tuple[str, ...], found: dict[Draft, Group]) -> None:
    found[draft] = group
    if key not in group.names:
        group.names.append(key)
    group.gender = group.gender or draft.gender
    if group.kind == "person" and len(key) > len(fold(group.name)):
        group.name = draft.name


def _last_words(names: list[Draft], found: dict[Draft, Group], words: Words) -> None:
    """What the report has named in full, named by its last word: "the Herald" for the Port Quill Herald."""
    full: dict[str, Group] = {}
    for group in dict.fromkeys(found.values()):
        name = fold(group.name)
        if group.kind != "person" and len(name) > 1 and words.name_ends.get(name[-1]) == group.kind:
            full.setdefault(name[-1], group)
    for draft in names:
        key = fold(draft.name)
        if (
            len(key) != 1
            or key[0] not in full
            or (
                draft.sentence.tokens[max(0, draft.first - 1)].text.casefold() != "the"
                and (not draft.surface.startswith("The "))
            )
        ):
            continue
        if draft.sense is None or draft.sense.entry.kind == full[key[0]].kind:
            found[draft] = full[key[0]]


def _abbreviations(names: list[Draft], found: dict[Draft, Group]) -> None:
    """Letters that are the initials of one body of the report go with that body: "North Harbour Defence League (NHDL)",
    and NHDL from then on."""
    by_initials: dict[str, dict[int, Group]] = {}
    for draft, group in found.items():
        if group.kind != "person" and len(fold(draft.name)) > 1:
            by_initials.setdefault(_initials(draft.name), {})[id(group)] = group
    for draft in names:
        letters = draft.name.replace(".", "")
        if len(letters) < 3 or not letters.isupper() or draft.sense is not None:
            continue
        bodies = list(by_initials.get(letters.casefold(), {}).values())
        if len(bodies) == 1 and found.get(draft) is not bodies[0]:
            found[draft] = bodies[0]
            if fold(draft.name) not in bodies[0].names:
                bodies[0].names.append(fold(draft.name))


def _bracketed(draft: Draft) -> bool:
    """Letters in brackets behind something else."""
    tokens = draft.sentence.tokens
    letters = draft.name.replace(".", "")
    if not (len(letters) > 1 and letters.isupper() and draft.first > 1 and tokens[draft.first - 1].text == "("):
        return False
    return draft.last < len(tokens) and tokens[draft.last].text == ")"


def _in_brackets(names: list[Draft], found: dict[Draft, Group]) -> None:
    """Letters in brackets right behind a body's name are short for it, in whatever language ("North Harbour Council
    (CPN)"), there and from then on."""
    ends = {(d.sentence.index, d.last): g for d, g in found.items() if g.kind != "person"}
    short: dict[tuple[str, ...], Group] = {}
    for draft in names:
        if draft.sense is None and _bracketed(draft):
            body = ends.get((draft.sentence.index, draft.first - 1))
            if body is not None and body.kind not in ("state", "population"):
                short.setdefault(fold(draft.name), body)
    for draft in names:
        if draft.sense is None and (body := short.get(fold(draft.name))) is not None:
            found[draft] = body
            if fold(draft.name) not in body.names:
                body.names.append(fold(draft.name))


def _initials(name: str) -> str:
    return "".join(word[0] for word in fold(name) if word not in ("of", "the", "and", "for", "on"))
