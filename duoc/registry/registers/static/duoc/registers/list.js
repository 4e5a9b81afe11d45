// What a list does with chosen rows and hidden columns: the bar of deeds, and an Excel of what the reader sees.
//
// The rows are chosen by table.js's boxes (<input data-row form="deeds">). The bar <form id="deeds" data-text="…{n}">
// is shown while some are chosen. The form #export gets the chosen rows and, where columns are hidden, those kept;
// <table data-columns="name birth …"> tells their keys in order. The table is looked up anew: htmx exchanges it.

const table = () => document.querySelector("table[data-table-rows]");
const boxes = () => [...document.querySelectorAll("table[data-table-rows] tbody [data-row]")];
const chosen = () => boxes().filter((box) => box.checked);

function showBar() {
  const bar = document.getElementById("deeds");
  if (!bar) return;
  const count = chosen().length;
  bar.hidden = count === 0;
  bar.querySelector("[data-count]").textContent = bar.dataset.text.replace("{n}", count);
}

function keptColumns() {
  const found = table();
  if (!found) return [];
  const heads = [...found.tHead.rows[0].cells].filter((head) => !head.querySelector("[data-all]"));
  const keys = found.dataset.columns.split(" ");
  return heads.some((head) => head.hidden) ? keys.filter((_key, place) => !heads[place].hidden) : [];
}

function add(form, name, value) {
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value, className: "r-sent" }));
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-all]")) for (const box of boxes()) box.checked = event.target.checked;
  if (event.target.matches("[data-row], [data-all]")) showBar();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.id !== "export") return;
  for (const sent of form.querySelectorAll(".r-sent")) sent.remove();
  for (const box of chosen()) add(form, "row", box.value);
  const kept = keptColumns();
  if (kept.length) add(form, "columns", kept.join(","));
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-unchoose]")) return;
  for (const box of document.querySelectorAll("[data-row], [data-all]")) box.checked = false;
  showBar();
});

document.addEventListener("htmx:afterSwap", showBar);
window.addEventListener("pageshow", showBar); // a browser may bring the boxes back as they were
showBar();
