// The inputs below a live chart that move its brushes and zooms: whoever cannot drag uses these. A brush that is dragged
// moves them too.

export function bindSelections(form) {
  const fields = [...(form?.querySelectorAll("[data-selection]") ?? [])];
  const charts = new Set();
  const early = [];

  const find = (chart, field) => chart.selections[Number(field.dataset.selection)];

  const move = (field, input) => {
    const inputs = [...field.querySelectorAll("input")];
    const edge = inputs.indexOf(input);
    keepApart(inputs, edge, Number(field.dataset.apart));
    return Promise.all([...charts].map((chart) => moveEdge(find(chart, field), field, edge)));
  };

  form?.addEventListener("input", ({ target }) => {
    const field = target.closest("[data-side]");
    if (field) move(field, target);
  });
  form?.addEventListener("click", ({ target }) => {
    const { act } = target.closest("[data-act]")?.dataset ?? {};
    if (!act) return;
    const press = (chart) => find(chart, target.closest("[data-selection]")).act(act);
    if (!charts.size) early.push(press);
    charts.forEach(press);
  });
  form?.addEventListener("reset", () => charts.clear());

  return {
    // A chart takes the places that the inputs have by now, and moves them from then on.
    async join(chart) {
      for (const field of fields.filter((each) => "side" in each.dataset)) {
        const selection = find(chart, field);
        const inputs = [...field.querySelectorAll("input")];
        const moved = inputs.map((input) => (input.value === input.defaultValue ? undefined : Number(input.value)));
        for (const [edge, stop] of moved.entries()) {
          if (stop !== undefined) await selection.move(Number(field.dataset.side), edge, stop);
        }
        selection.listen(() => charts.has(chart) && show(selection, field));
        show(selection, field);
      }
      for (const press of early.splice(0)) await press(chart);
      charts.add(chart);
    },
  };
}

async function moveEdge(selection, field, edge) {
  const input = field.querySelectorAll("input")[edge];
  const last = selection.sides[Number(field.dataset.side)].stops.length - 1;
  await selection.move(Number(field.dataset.side), edge, Math.min(Number(input.value), last));
  show(selection, field);
}

// The edge that is moved stops before the other one.
function keepApart([from, to], edge, apart) {
  if (Number(to.value) - Number(from.value) >= apart) return;
  if (edge) to.value = Number(from.value) + apart;
  else from.value = Number(to.value) - apart;
}

function show(selection, field) {
  const number = Number(field.dataset.side);
  const { stops } = selection.sides[number];
  const edges = selection.read(number);
  for (const [edge, input] of field.querySelectorAll("input").entries()) {
    const { words } = stops[edges[edge]];
    input.max = stops.length - 1;
    input.value = edges[edge];
    input.ariaValueText = words;
    input.closest(".chart-edge").lastElementChild.textContent = words;
  }
}
