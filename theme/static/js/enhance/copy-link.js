// A link to a chart becomes a button that copies its address; where nothing may be copied it stays a link.
const enhanceLink = (link) => {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...link.childNodes);
  const [words] = button.childNodes;
  const status = document.createElement("span");
  status.className = "chart-copied";
  status.role = "status";
  link.replaceWith(button, status);
  words.textContent = link.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(link.href);
    status.textContent = link.dataset.copied;
    setTimeout(() => (status.textContent = ""), 3000);
  });
};

export function enhanceLinks(parent) {
  if (navigator.clipboard) for (const link of parent.querySelectorAll("a[data-copy]")) enhanceLink(link);
}
