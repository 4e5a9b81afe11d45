// The palette: a dialog with a combobox. htmx fetches the options; without a word it lists the pages of the menu.

const dialog = document.getElementById("d-palette");
const input = dialog?.querySelector("input");
const list = dialog?.querySelector("[role=listbox]");

const options = () => [...list.querySelectorAll("[role=option]:not([aria-disabled])")];

function choose(option) {
  list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) input.setAttribute("aria-activedescendant", option.id);
  else input.removeAttribute("aria-activedescendant");
}

function step(by) {
  const all = options();
  const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
  choose(all[(at + by + all.length) % all.length]);
}

function listMenu() {
  const lines = [...document.querySelectorAll(".d-side li a")].map((link, at) => {
    const option = Object.assign(document.createElement("li"), { role: "option", id: `menu-hit-${at}` });
    option.dataset.url = link.getAttribute("href");
    option.append(Object.assign(document.createElement("b"), { textContent: link.querySelector("span").textContent }));
    return option;
  });
  list.replaceChildren(...lines);
  choose(options()[0]);
}

/** Open the palette, with what has been typed so far. */
export function openPalette(typed = "") {
  if (!dialog || dialog.open) return;
  input.value = typed;
  dialog.showModal();
  input.select();
  listMenu();
}

if (dialog) {
  input.addEventListener("input", () => input.value.trim() || listMenu());
  input.addEventListener("htmx:configRequest", (event) => input.value.trim() || event.preventDefault());
  list.addEventListener("htmx:afterSwap", () => choose(options()[0]));
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[data-url]");
    if (option) location.assign(option.dataset.url);
  });
  input.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      step(steps[event.key]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const chosen = list.querySelector("[aria-selected=true]");
      if (chosen) location.assign(chosen.dataset.url);
    }
  });
  for (const opener of document.querySelectorAll("[data-palette-opener]")) {
    opener.addEventListener("click", (event) => {
      event.preventDefault();
      openPalette(opener.querySelector("input")?.value);
    });
  }
}
