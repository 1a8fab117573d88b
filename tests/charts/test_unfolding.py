from __future__ import annotations

import altair as alt
import pytest

from nutgraf.charts.layout import draw_sketch
from nutgraf.charts.model import Job
from nutgraf.charts.studio import NARROW, make_sheet, read_options
from nutgraf.charts.unfolding import unfold
from nutgraf.fonts import Fonts
from tests.charts.samples import list_jobs

JOBS = list_jobs()


@pytest.mark.parametrize("job", JOBS, ids=[job.key for job in JOBS])
def test_layers_are_unfolded_as_altair_does(job: Job, fonts: Fonts) -> None:
    """Every layer of every sample becomes the dictionary that Altair's own `to_dict` makes of it."""
    sketch = draw_sketch(make_sheet(job, NARROW, fonts), read_options(job))
    layers = sketch.finish()["layer"]
    assert len(layers) == len(sketch._layers) > 0
    for found, layer in zip(layers, sketch._layers, strict=True):
        unit = alt.UnitSpec(data=layer.data, mark=layer.mark, encoding=layer.encoding)
        assert {"encoding": {}, **unit.to_dict(validate=False)} == found


def test_what_only_altair_can_read_is_left_to_it() -> None:
    """A shorthand with an aggregate, and one without a type where the data would tell it."""
    assert unfold(alt.Y("mean(x):Q")) == {"aggregate": "mean", "field": "x", "type": "quantitative"}
    assert unfold(alt.X2("end")) == {"field": "end"}
    assert unfold(alt.X("a:Q", scale=None, title=alt.Undefined)) == {
        "field": "a",
        "type": "quantitative",
        "scale": None,
    }
