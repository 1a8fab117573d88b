"""Reads one story: front matter, Markdown, sources, lock; checks its evidence; validates its charts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from nutgraf.errors import Problem
from nutgraf.evidence.cells import check_cells
from nutgraf.evidence.check import Examination
from nutgraf.evidence.lock import read_lock
from nutgraf.evidence.subject import Subject
from nutgraf.markdown.model import Passage
from nutgraf.names import suggest
from nutgraf.quotes.model import Person, Policy
from nutgraf.quotes.policies import choose_policy
from nutgraf.stories.charts import check_lead, list_cells, list_drawn, list_labels, list_shown, list_texts, read_charts
from nutgraf.stories.computed import QUOTES, count_quoted_words
from nutgraf.stories.draft import Draft, Shared
from nutgraf.stories.file import ContentFile, read_allowed, read_file
from nutgraf.stories.front_matter import StoryKeys
from nutgraf.stories.notes import plan_notes
from nutgraf.stories.quotations import read_quotations
from nutgraf.stories.sources import read_sources
from nutgraf.stories.texts import (
    Text,
    list_directives,
    list_passages,
    list_problems,
    list_seen,
    make_passage,
    read_text,
)
from nutgraf.stories.translations import check_translations

LOCK = "evidence.lock.json"


def read_draft(folder: Path, shared: Shared) -> tuple[Draft | None, tuple[Problem, ...]]:
    """The story in `folder` (its name is the slug), or None if its file cannot be understood; and every problem."""
    file, problems = read_file(folder / "story.md", shared.root, StoryKeys)
    if file is None:
        return None, problems
    texts = {text.name: text for text in _read_texts(file, shared.root)}
    subject, cast_problems = _read_subject(file, folder, texts, shared)
    examination = Examination(subject)
    examination.judge_all()
    counted = count_quoted_words(examination.verdicts, subject.people, subject.sources, file.place("quotes"))
    datasets = {**shared.datasets, QUOTES: counted}
    evidence = examination.finish(datasets, tuple(list_drawn(file, datasets)))
    words = {name: verdict.quotation.words for name, verdict in evidence.verdicts.items()}
    plan = plan_notes(file.keys, tuple(list_directives(file.body.nodes)), words, file.place)
    requests, chart_problems = read_charts(file, texts, datasets, file.keys.language)
    draft = Draft(
        slug=folder.name,
        folder=folder,
        file=file,
        texts=texts,
        subject=subject,
        datasets=datasets,
        evidence=evidence,
        plan=plan,
        requests=requests,
    )
    told = (
        *problems,
        *check_lead(file),
        *list_problems(tuple(texts.values())),
        *_check_terms(file, shared),
        *cast_problems,
    )
    cells = check_cells(list_cells(requests, datasets, file.body.nodes), evidence, file.keys.language)
    foreign = check_translations(evidence.verdicts, subject.sources, plan, file.keys.language)
    return draft, (*told, *evidence.problems, *plan.problems, *foreign, *chart_problems, *cells)


def _read_texts(file: ContentFile[StoryKeys], root: Path) -> Iterator[Text]:
    """Every text of the front matter that readers see."""
    for key, value in _list_texts(file.keys):
        if isinstance(value, str) and value:
            place = file.place(*key)
            yield read_text(".".join(str(part) for part in key), file.as_written(value, place), place, root)


def _list_texts(keys: StoryKeys) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Their paths and values."""
    yield from (((name,), getattr(keys, name)) for name in ("title", "summary", "standfirst", "basis"))
    yield from list_texts(keys.charts)
    for name, quote in keys.quotes.items():
        for index, note in enumerate(quote.notes):
            yield ("quotes", name, "notes", index, "text"), note.text
    for index, correction in enumerate(keys.corrections):
        yield ("corrections", index, "text"), correction.text


def _list_labels(file: ContentFile[StoryKeys]) -> Iterator[Passage]:
    """Short texts of the front matter that are printed as they are, where nothing can be bound."""
    keys = file.keys
    labels: list[tuple[tuple[str | int, ...], object]] = [(("tags", index), tag) for index, tag in enumerate(keys.tags)]
    labels += [(("people", name, "role"), person.role) for name, person in keys.people.items()]
    labels += [(("quotes", name, "occasion"), quote.occasion) for name, quote in keys.quotes.items()]
    for name, source in keys.sources.items():
        labels += [(("sources", name, "title"), source.title), (("sources", name, "note"), source.note)]
    labels += list_labels(keys.charts)
    for key, text in labels:
        if isinstance(text, str) and text:
            place = file.place(*key)
            yield make_passage(str(key[-1]), file.as_written(text, place), place)


def _read_subject(
    file: ContentFile[StoryKeys], folder: Path, texts: Mapping[str, Text], shared: Shared
) -> tuple[Subject, tuple[Problem, ...]]:
    """What the story submits to be checked: sources, people, quotations, every text, and the lock beside it."""
    people = {name: Person(name, keys.name, keys.role, keys.aliases) for name, keys in file.keys.people.items()}
    sources, source_problems = read_sources(file, folder, shared)
    quotations, quote_problems = read_quotations(file, sources, people)
    lock, lock_problems = read_lock(folder / LOCK, shared.root)
    subject = Subject(
        path=file.path,
        passages=(
            *(passage for text in texts.values() for passage in list_passages(text.document.nodes)),
            *_list_labels(file),
            *list_seen(file.body),
        ),
        quotations=quotations,
        sources=sources,
        people=people,
        datasets=shared.datasets,
        default_source=file.keys.default_source,
        policy=_read_policy(shared),
        lock=lock,
        allowed=read_allowed(file),
        shown=list_shown(file.keys.charts),
        language=file.keys.language,
    )
    return subject, (*source_problems, *quote_problems, *lock_problems)


def _read_policy(shared: Shared) -> Policy:
    keys = shared.publication.policy.quotes
    return choose_policy(keys.preset, keys.model_dump(exclude={"preset"}))


def _check_terms(file: ContentFile[StoryKeys], shared: Shared) -> Iterator[Problem]:
    """Authors and topic must be known to the publication."""
    publication = shared.publication
    for index, author in enumerate(file.keys.authors):
        if author not in publication.authors:
            place = file.place("authors", index)
            yield Problem(place, "author.unknown", f"unknown author '{author}'", suggest(author, publication.authors))
    topic = file.keys.topic
    if topic not in publication.topics:
        place = file.place("topic")
        yield Problem(place, "topic.unknown", f"unknown topic '{topic}'", suggest(topic, publication.topics))
