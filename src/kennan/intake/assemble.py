"""A draft to a report: regions, language, date, outlet and credits."""

from kennan.intake import dates
from kennan.intake.credits import find_credits
from kennan.intake.cues import Cues, cues
from kennan.intake.language import ISO_639_1, identify
from kennan.intake.options import Draft, Options
from kennan.intake.page import Layout
from kennan.intake.regions import body_text, lay_out
from kennan.model import Credit, Interval, Published, Report

NEAR = 60
# A body that is less of its text than this is identified by itself: furniture is often in another language.
MOSTLY = 0.8


def assemble(name: str, origin: str, draft: Draft, options: Options) -> Report:
    """The report of a document. What the user says goes before what the text states, and that before metadata."""
    text = draft.text
    given = options.language or _code(draft.said("language"))
    words = cues(given or identify(text))
    layout = lay_out(text, words, draft.title, draft.headings)
    language = words.languages[0]
    body = body_text(text, layout.regions)
    if not given and len(body) < MOSTLY * len(text) and (told := identify(body)) != "und":
        language = told
    report = Report.id_of(name, text)
    credits = find_credits(text, report, layout.regions, language, layout.agencies)
    published = _published(text, draft, layout, words, credits, options)
    fields = {
        "title": layout.title or draft.said("title"),
        "outlet": options.outlet or layout.outlet or draft.said("outlet"),
    }
    return Report(
        id=report,
        name=name,
        text=text,
        language=language,
        format=draft.format,
        origin=origin,
        regions=layout.regions,
        title=fields["title"],
        outlet=fields["outlet"],
        byline=layout.byline or draft.said("byline"),
        url=draft.said("url"),
        published=published,
        credits=credits,
        lacks=(*draft.lacks, *_lacks(fields, published, language, layout)),
    )


def _code(value: str | None) -> str | None:
    """The ISO 639-1 code of a language tag ("pt-BR"), or None for anything else."""
    code = (value or "").strip().lower().replace("_", "-").split("-")[0]
    return code if code in ISO_639_1 else None


def _published(
    text: str, draft: Draft, layout: Layout, words: Cues, credits: tuple[Credit, ...], options: Options
) -> Published | None:
    if options.date and (forced := dates.parse(options.date, words)):
        return Published(forced, "metadata")
    if layout.stated:
        return Published(Interval.day(layout.stated), "stated")
    said = draft.said("date")
    if said and (interval := dates.parse(said, words)):
        return Published(interval, "metadata")
    for credit in credits:
        if credit.scope == "report":
            beside = text[credit.span.end : credit.span.end + NEAR].split("\n")[0]
            found = dates.find(beside, words)
            if found:
                return Published(Interval.month(found.day.year, found.day.month), "inferred")
    return None


def _lacks(
    fields: dict[str, str | None], published: Published | None, language: str, layout: Layout
) -> tuple[str, ...]:
    out = [f"no {field} stated" for field, value in fields.items() if not value]
    if published is None:
        out.append("no date stated")
    if language == "und":
        out.append("language not told")
    if not any(region.kind == "body" for region in layout.regions):
        out.append("no body found")
    return tuple(out)
