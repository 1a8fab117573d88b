// The inputs below a live chart: each is bound to one of its signals, both ways.

const READERS = {
  checkbox: (input) => input.checked,
  range: (input) => Number(input.value),
  "select-one": (input) => JSON.parse(input.value),
  radio: (input) => JSON.parse(input.value),
};

export function bindControls(form, reset) {
  const inputs = [...(form?.querySelectorAll("[data-signal]") ?? [])];
  const views = new Set();

  const send = (input) => {
    if (input.type === "radio" && !input.checked) return;
    for (const view of views) view.signal(input.dataset.signal, read(input)).runAsync();
    tell(input);
  };

  form?.addEventListener("input", ({ target }) => target.dataset.signal && send(target));
  form?.addEventListener("submit", (event) => event.preventDefault());
  form?.addEventListener("reset", () => {
    views.clear();
    // The inputs have their first values only after the event.
    setTimeout(() => {
      inputs.forEach(tell);
      reset();
    });
  });

  return {
    // A view takes the values that the inputs have by now, and moves them from then on.
    join(view) {
      for (const input of inputs) {
        const { signal } = input.dataset;
        if (isChanged(input)) view.signal(signal, read(input));
        view.addSignalListener(signal, (_, value) => write(input, value));
      }
      views.add(view);
    },
  };
}

const read = (input) => (READERS[input.type] ?? (({ value }) => value))(input);

function isChanged(input) {
  if (input.type === "radio") return input.checked && !input.defaultChecked;
  if (input.type === "checkbox") return input.checked !== input.defaultChecked;
  if (input.type === "select-one") return ![...input.options].every((each) => each.selected === each.defaultSelected);
  return input.value !== input.defaultValue;
}

function write(input, value) {
  if (input.type === "checkbox") input.checked = Boolean(value);
  else if (input.type === "radio") input.checked = input.value === JSON.stringify(value);
  else input.value = input.type === "select-one" ? JSON.stringify(value ?? null) : value;
  tell(input);
}

// The number that a slider stands at.
function tell(input) {
  const output = input.type === "range" && input.closest("label")?.querySelector("output");
  if (output) output.textContent = input.value;
}
