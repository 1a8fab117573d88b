"""What to do about more rows than a chart can show: a query that a writer can copy."""

from __future__ import annotations

from nutgraf.charts.options import ChartOptions
from nutgraf.datasets.model import Column, Dataset


def propose_fewer(dataset: Dataset, options: ChartOptions) -> str:
    """How to draw fewer rows of a dataset: a part of them where the kind allows it, or a query that sums them up."""
    roles = options.roles
    value = dataset.column(str(getattr(options, roles.value, "")))
    names = dict.fromkeys(getattr(options, role, None) for role in (roles.along, roles.series) if role)
    groups = [column for name in names if name and (column := dataset.column(name)) and column.type != "number"]
    rest = "leave rows out" if "from" not in _list_options(options) else "show a part with 'from' and 'to'"
    if value is None or not groups or value in groups:
        return f'{rest}, or by the query of a dataset of their own: SELECT * FROM "{dataset.id}" WHERE …'
    terms = ", ".join(_write_group(column) for column in groups)
    places = ", ".join(str(number) for number in range(1, len(groups) + 1))
    sql = f'SELECT {terms}, sum("{value.name}") AS "{value.name}" FROM "{dataset.id}" GROUP BY {places}'
    return f"{rest}, or sum them up by the query of a dataset of their own: {sql}"


def _list_options(options: ChartOptions) -> set[str]:
    return {field.alias or name for name, field in type(options).model_fields.items()}


def _write_group(column: Column) -> str:
    """The term of a query that makes groups of a column: months of days, days of moments."""
    if column.type not in ("date", "datetime"):
        return f'"{column.name}"'
    step = "month" if column.type == "date" else "day"
    return f'date_trunc(\'{step}\', "{column.name}")::DATE AS "{column.name}"'
