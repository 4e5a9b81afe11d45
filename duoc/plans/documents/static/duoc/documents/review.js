// The review of an imported plan by keyboard: moving, choosing several, marking, assigning, joining, undoing.
// Without this module the page works with checkboxes and buttons.

const form = document.querySelector("[data-review]");
const typing = (event) => event.target.closest("input:not([type=checkbox]), textarea, select, dialog[open]");
const nodes = () => [...form.querySelectorAll(".d-node")];
const chosen = () => [...form.querySelectorAll("input[name=node]:checked")].map((box) => box.value);
let current = null; // id of the node the keys work on
let kept = []; // what stays chosen when the board is drawn anew

const nodeOf = (id) => form.querySelector(`.d-node[data-node="${id}"]`);
const textOf = (id) => nodeOf(id)?.querySelector(".d-node__text").textContent ?? "";

function show(id, { scroll = true } = {}) {
  current = id;
  for (const node of nodes()) node.toggleAttribute("data-current", node.dataset.node === id);
  let first = true;
  for (const line of form.querySelectorAll("[data-line]")) {
    const here = line.dataset.nodes.split(" ").includes(id);
    line.toggleAttribute("data-current", here);
    if (here && first && scroll) {
      const box = line.closest(".d-review__lines");
      box.scrollTop = line.offsetTop - box.offsetTop - box.clientHeight / 3;
      first = false;
    }
  }
  if (scroll) nodeOf(id)?.scrollIntoView({ block: "nearest" });
  count();
}

function count() {
  const note = form.querySelector("[data-chosen]");
  const number = chosen().length;
  note.textContent = number ? `${number} ✓` : "";
}

/** The nodes a deed works on: those chosen, else the current one. */
const targets = () => (chosen().length ? chosen() : current ? [current] : []);

function send(values) {
  const extra = form.querySelector("[name=thieu]") ? { thieu: "1" } : {};
  kept = targets();
  htmx.ajax("POST", form.action, {
    target: "#board",
    swap: "outerHTML",
    values: { csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value, node: targets(), ...extra, ...values },
  });
}

function open(id) {
  const ids = targets();
  if (!ids.length) return;
  const dialog = document.getElementById(id);
  const first = nodeOf(ids[0]);
  if (id === "node-dialog") {
    dialog.querySelector("[name=text]").value = textOf(ids[0]);
    dialog.querySelector("[name=label]").value = first.dataset.label;
    dialog.querySelector("[name=kind]").value = first.dataset.kind;
  } else if (id === "split-dialog") {
    const area = dialog.querySelector("textarea");
    area.value = textOf(ids[0]);
  } else if (id === "target-dialog") {
    dialog.querySelector("form").reset();
    dialog.querySelector("[name=target]").value = "";
    dialog.querySelector("[name=words]").value = textOf(ids[0]).slice(0, 120);
  }
  dialog.showModal();
  dialog.querySelector("form :is(select, textarea, input:not([type=hidden]))")?.focus();
}

function editTarget(button) {
  show(button.dataset.nodeOf, { scroll: false });
  const dialog = document.getElementById("target-dialog");
  for (const name of ["target", "words", "indicator", "slice", "comparator", "unit"]) {
    dialog.querySelector(`[name=${name}]`).value = button.dataset[name] ?? "";
  }
  dialog.querySelector("[name=value]").value = button.dataset.value.replace(/\.?0+$/, "").replace(".", ",");
  dialog.showModal();
}

form.addEventListener("click", (event) => {
  const repair = event.target.closest("[data-repair]");
  if (repair) return send({ deed: "repair", repair: repair.value, decision: repair.dataset.repair });
  const opener = event.target.closest("[data-open]");
  if (opener) return open(opener.dataset.open);
  const target = event.target.closest("[data-target]");
  if (target) return editTarget(target);
  const line = event.target.closest("[data-line]");
  if (line && line.dataset.nodes) return show(line.dataset.nodes.split(" ")[0]);
  const node = event.target.closest(".d-node");
  if (node && !event.target.closest("label, button, a")) show(node.dataset.node);
  return undefined;
});
form.addEventListener("change", count);

// Buttons that name their deed by their own field become one ordinary deed.
form.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (button.name === "mark") send({ deed: "mark", role: button.value });
  else if (button.name === "move") send({ deed: "move", direction: button.value });
  else send({ deed: button.value });
}, { capture: true });

for (const own of document.querySelectorAll("form[data-deed]")) {
  own.addEventListener("submit", (event) => {
    event.preventDefault();
    const data = new FormData(own);
    data.delete("csrfmiddlewaretoken");
    const values = {};
    for (const name of new Set(data.keys())) {
      const all = data.getAll(name).filter((value) => value !== "");
      if (all.length) values[name] = all.length > 1 ? all : all[0];
    }
    const area = own.querySelector("textarea[readonly]");
    if (area) values.offset = area.selectionStart;
    send({ ...values, deed: own.dataset.deed });
    own.closest("dialog").close();
    if (own.dataset.deed === "assign") own.reset();
  });
}

const ROLES = ["task", "solution", "target", "principle", "orientation"];
document.addEventListener("keydown", (event) => {
  if (typing(event) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const all = nodes();
  const place = all.findIndex((node) => node.dataset.node === current);
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === "j" || key === "k") {
    const next = all[Math.min(Math.max(place + (key === "j" ? 1 : -1), 0), all.length - 1)];
    if (next) show(next.dataset.node);
  } else if (key === "x" && current) {
    const box = nodeOf(current).querySelector("input[name=node]");
    box.checked = !box.checked;
    count();
  } else if (/^[1-5]$/.test(key) && targets().length) {
    send({ deed: "mark", role: ROLES[Number(key) - 1] });
  } else {
    const button = [...form.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);
    if (!button || button.disabled || (key === "Enter" && event.target.closest("button, a, input"))) return;
    button.click();
  }
  event.preventDefault();
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "board" && event.detail.elt.id !== "board") return;
  for (const id of kept) {
    const box = form.querySelector(`input[name=node][value="${id}"]`);
    if (box && kept.length > 1) box.checked = true;
  }
  if (current) show(current, { scroll: false });
});
