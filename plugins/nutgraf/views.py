"""Makes the pages of `nutgraf.pages` from a loaded site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from babel.dates import format_date

from nutgraf.pages import (
    Card,
    Entry,
    Frame,
    FrontPage,
    LedgerPage,
    Link,
    ListPage,
    NotFoundPage,
    Publication,
    StoryPage,
    TextPage,
)
from nutgraf.site import Site
from nutgraf.stories.story import StandingPage, Story, Term
from nutgraf.structured_data import describe_article

PER_PAGE = 20
AnyPage = FrontPage | StoryPage | LedgerPage | ListPage | TextPage | NotFoundPage


def list_pages(site: Site) -> Iterator[tuple[str, str, AnyPage]]:
    """All pages but stories and standing pages: (path of the file, name of the template, page)."""
    yield "index.html", "index", show_front(site)
    for story in site.stories:
        yield f"{story.url}evidence/index.html", "ledger", show_ledger(site, story)
    for kind, terms in (("topic", site.publication.topics), ("author", site.publication.authors)):
        for name in terms:
            yield from show_lists(site, kind, name)
    yield "404.html", "404", show_not_found(site)


def show_front(site: Site) -> FrontPage:
    """The front page: the newest story leads."""
    cards = tuple(make_card(site, story, "") for story in site.stories)
    publication = site.publication
    return FrontPage(
        frame=make_frame(site, "", publication.name, publication.description, ""),
        lead=cards[0] if cards else None,
        cards=cards[1:PER_PAGE],
        topics=tuple(Term(keys.name, name, f"topics/{name}/") for name, keys in publication.topics.items()),
    )


def show_story(site: Site, story: Story) -> StoryPage:
    """A story's page."""
    root = "../../"
    frame = make_frame(site, story.url, story.title, story.summary, root)
    return StoryPage(
        frame=replace(frame, json_ld=describe_article(site, story)),
        story=story,
        date=write_date(site, story),
        date_iso=story.date.isoformat(),
        modified=format_date(story.modified, "long", locale=_locale(site)) if story.modified else "",
        modified_iso=story.modified.isoformat() if story.modified else "",
        related=tuple(make_card(site, other, root) for other in find_related(site.stories, story)),
        ledger_url="evidence/",
    )


def show_ledger(site: Site, story: Story) -> LedgerPage:
    """The page that lists a story's evidence."""
    title = f"Evidence: {story.title}"
    summary = f"Every quotation and figure of “{story.title}”, and what it was checked against."
    entries: tuple[Entry, ...] = tuple(
        Entry(line.id, line.kind, line.text, line.basis, line.source, line.status, line.detail, f"../{line.anchor}")
        for line in site.ledgers[story.slug].lines
    )
    frame = make_frame(site, f"{story.url}evidence/", title, summary, "../../../")
    return LedgerPage(frame, story, entries, story_url="../", json_url="../evidence.json")


def show_lists(site: Site, kind: str, name: str) -> Iterator[tuple[str, str, ListPage]]:
    """The pages that list the stories of a topic or an author, twenty to a page."""
    keys = (site.publication.topics if kind == "topic" else site.publication.authors)[name]
    folder = f"{kind}s/{name}/"
    stories = [story for story in site.stories if name in _slugs(story, kind)]
    count = max(1, -(-len(stories) // PER_PAGE))
    for number in range(1, count + 1):
        address = folder if number == 1 else f"{folder}page/{number}/"
        root = "../" * address.count("/")
        shown = stories[(number - 1) * PER_PAGE : number * PER_PAGE]
        title = keys.name if number == 1 else f"{keys.name}, page {number}"
        page = ListPage(
            frame=make_frame(site, address, title, keys.description or f"Stories: {keys.name}", root),
            kind=kind,
            name=keys.name,
            description=keys.description,
            cards=tuple(make_card(site, story, root) for story in shown),
            previous_url=_list_url(root, folder, number - 1) if number > 1 else "",
            next_url=_list_url(root, folder, number + 1) if number < count else "",
        )
        yield f"{address}index.html", "listing", page


def show_text(site: Site, page: StandingPage) -> TextPage:
    """A standing page."""
    return TextPage(make_frame(site, page.url, page.title, page.summary, "../"), page)


def show_not_found(site: Site) -> NotFoundPage:
    """404: shown at any depth, so its addresses start at the root of the site."""
    root = find_root(site)
    frame = make_frame(site, "404.html", "Page not found", "There is no page at this address.", root)
    return NotFoundPage(frame, tuple(make_card(site, story, root) for story in site.stories[:3]))


def make_frame(site: Site, address: str, title: str, description: str, root: str) -> Frame:
    """What every page shares, seen from a page at `address` from where `root` leads to the front page."""
    keys = site.publication
    sections = tuple(
        Link(term.name, f"{root}topics/{name}/", address == f"topics/{name}/") for name, term in keys.topics.items()
    )
    listed = [page for page in site.pages if page.footer]
    standing = tuple(Link(page.menu, f"{root}{page.url}", address == page.url) for page in listed)
    return Frame(
        publication=Publication(keys.name, keys.tagline, keys.description, keys.language, keys.url, keys.corrections),
        title=title,
        description=description,
        url=f"{keys.url}/{address}" if keys.url else "",
        root=root or "./",
        sections=sections,
        pages=standing,
        assets={name: f"{root}{path}" for name, path in site.assets.addresses.items()},
        feed_url=f"{root}feed.xml",
    )


def make_card(site: Site, story: Story, root: str) -> Card:
    """A story as a page at `root` shows it."""
    return Card(
        title=story.title,
        url=f"{root}{story.url}",
        summary=story.summary,
        date=write_date(site, story),
        date_iso=story.date.date().isoformat(),
        topic=_move(story.topic, "topics", root),
        authors=tuple(_move(author, "authors", root) for author in story.authors),
        minutes=story.minutes,
        quotes=story.tally.quotes,
        figures=story.tally.figures,
        charts=story.tally.charts,
        chart=story.lead_chart,
        sample=story.sample,
    )


def find_related(stories: Sequence[Story], story: Story, most: int = 3) -> list[Story]:
    """Other stories by likeness: a shared tag counts two, a shared topic three; ties go to the newer story."""

    def score(other: Story) -> int:
        tags = {tag.slug for tag in story.tags} & {tag.slug for tag in other.tags}
        return 2 * len(tags) + 3 * (story.topic.slug == other.topic.slug)

    others = [other for other in stories if other.slug != story.slug]
    return sorted(others, key=score, reverse=True)[:most]


def write_date(site: Site, story: Story) -> str:
    """The date of a story in words, in the language of the site."""
    return str(format_date(story.date, "long", locale=_locale(site)))


def _locale(site: Site) -> str:
    return site.publication.language.replace("-", "_")


def _slugs(story: Story, kind: str) -> list[str]:
    return [story.topic.slug] if kind == "topic" else [author.slug for author in story.authors]


def _list_url(root: str, folder: str, number: int) -> str:
    return f"{root}{folder}" if number == 1 else f"{root}{folder}page/{number}/"


def _move(term: Term, folder: str, root: str) -> Term:
    return replace(term, url=f"{root}{folder}/{term.slug}/")


def find_root(site: Site) -> str:
    """The path of the front page on its host, as the address in the settings has it."""
    path = site.publication.url.split("://", 1)[-1].partition("/")[2]
    return f"/{path.strip('/')}/" if path.strip("/") else "/"
