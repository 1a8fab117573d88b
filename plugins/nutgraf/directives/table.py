"""`:::{table} dataset`: the rows of a dataset as a table."""

from __future__ import annotations

from collections.abc import Iterable

from nutgraf.charts.describe import tabulate
from nutgraf.charts.wording import Wording
from nutgraf.datasets.export import write_csv
from nutgraf.datasets.model import Dataset
from nutgraf.directives.shelf import Built, Kind, Shelf, miss
from nutgraf.errors import Problem
from nutgraf.html import Html, escape_text
from nutgraf.markdown.model import Directive
from nutgraf.names import suggest
from nutgraf.stories.blocks import DataTable


def build_table(directive: Directive, shelf: Shelf) -> Built:
    """The dataset's rows; `:columns:` chooses and orders them."""
    dataset = shelf.datasets.get(directive.argument)
    if dataset is None:
        return miss(directive, "dataset", shelf.datasets)
    known = [column.name for column in dataset.columns]
    option = directive.options.get("columns")
    chosen = [name.strip() for name in option.text.split(",")] if option else known
    problems = tuple(
        Problem(option.value_place, "column.unknown", f"unknown column '{name}'", suggest(name, known))
        for name in chosen
        if option and name not in known
    )
    if problems:
        return None, problems
    columns = [column for name in chosen for column in dataset.columns if column.name == name]
    title = directive.options["title"].text if "title" in directive.options else dataset.title
    return (
        DataTable(
            id=dataset.id,
            title=title,
            table=tabulate(columns, dataset.rows, Wording(shelf.language)),
            source=cite_dataset(dataset),
            csv_url=f"{dataset.id}.csv",
            csv=write_csv(columns, dataset.rows),
            sample=dataset.sample,
        ),
        (),
    )


def cite_dataset(dataset: Dataset) -> Html:
    """The source line below a chart or a table."""
    source = escape_text(dataset.source)
    linked = f'<a href="{escape_text(dataset.url)}" rel="external">{source}</a>' if dataset.url else source
    return Html(linked)


def cite_datasets(datasets: Iterable[Dataset]) -> Html:
    """The source line of several datasets, each source once."""
    return Html("; ".join(dict.fromkeys(cite_dataset(dataset).text for dataset in datasets)))


TABLE = Kind(build_table, argument="dataset", required=True, options=("title", "columns"))
