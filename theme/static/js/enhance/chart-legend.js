// The items of a legend become buttons: pressed ones stand out, and only they answer.
import { dim, listItems } from "./chart-members.js";

export function enableLegend(plot, points, refresh) {
  const items = listItems(plot);
  if (items.length < 2) return;
  const names = items.map((item) => item.dataset.member);
  const labels = items.map((item) => item.textContent.trim());
  const buttons = items.map((item) => {
    const button = document.createElement("button");
    button.type = "button";
    button.ariaPressed = "false";
    button.append(...item.childNodes);
    item.append(button);
    return button;
  });

  const press = (button) => {
    button.ariaPressed = String(button.ariaPressed === "false");
    // All pressed is as good as none.
    if (buttons.every((each) => each.ariaPressed === "true")) for (const each of buttons) each.ariaPressed = "false";
    const kept = buttons.flatMap((each, number) => (each.ariaPressed === "true" ? number : []));
    dim(plot, names, kept.map((number) => names[number]));
    const shown = kept.map((number) => labels[number]);
    points.only = shown.filter((label) => points.members.includes(label));
    refresh();
  };
  for (const button of buttons) button.addEventListener("click", () => press(button));
}
