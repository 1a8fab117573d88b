// Whose colour a shape has: what a legend, or a step of a story, makes stand out.

// A member's number is that of its colour and of its texture; classes of values are named by their role.
export const select = (name) =>
  [`[fill*="--chart-${name},"]`, `[stroke*="--chart-${name},"]`, `[fill*="-fill-${name})"]`].join();

// The colour of a member as the drawing has it: those that step back are all of the same.
export const paintOf = (plot) => (number) =>
  `var(--chart-${plot.querySelector(select(number)) ? number : "muted"})`;

export const listItems = (plot) => [...plot.closest("figure").querySelectorAll(".chart-legend > li")];

// Shapes of the members that are not in `kept` step back; with none kept, all stand as they were drawn.
export function dim(plot, names, kept) {
  for (const name of names) {
    for (const shape of plot.querySelectorAll(select(name))) {
      shape.classList.toggle("is-dim", kept.length > 0 && !kept.includes(name));
    }
  }
}
