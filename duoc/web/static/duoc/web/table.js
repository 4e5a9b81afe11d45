// Lists that people work in all day: choose columns, select rows, walk with J and K.
//
// Upgrades <table data-table-rows data-key="students" id="students">: rows with <input type="checkbox" data-row>, a
// head with <input type="checkbox" data-all>; columns whose head has data-fixed always stay. The toolbar
// <form data-table="students"> may hold <span data-columns> (gets the choice of columns) and <span data-selected>
// (gets "Đã chọn 3"). Event on the table: duoc:selected, with the values of the selected rows as detail.

import { isTyping, say, words } from "./words.js";

const bodyRows = (table) => [...table.tBodies].flatMap((body) => [...body.rows]);
const boxes = (table) => [...table.querySelectorAll("tbody [data-row]")];
const toolbar = (table) => document.querySelector(`[data-table="${table.id}"]`);

// --- selection ------------------------------------------------------------------------------------------------------
function tellSelection(table) {
  const chosen = boxes(table).filter((box) => box.checked);
  const all = table.querySelector("[data-all]");
  if (all) {
    all.checked = chosen.length > 0 && chosen.length === boxes(table).length;
    all.indeterminate = chosen.length > 0 && !all.checked;
  }
  const text = chosen.length ? words("selected", { n: chosen.length }) : "";
  const place = toolbar(table)?.querySelector("[data-selected]");
  if (place) place.textContent = text;
  say(text);
  table.dispatchEvent(new CustomEvent("duoc:selected", { detail: chosen.map((box) => box.value), bubbles: true }));
}

function onChange(event) {
  const table = event.currentTarget;
  if (event.target.matches("[data-all]")) for (const box of boxes(table)) box.checked = event.target.checked;
  if (event.target.matches("[data-all], [data-row]")) tellSelection(table);
}

// --- columns --------------------------------------------------------------------------------------------------------
const storageKey = (table) => `duoc:columns:${table.dataset.key ?? table.id}`;

function hiddenColumns(table) {
  try {
    return new Set(JSON.parse(localStorage.getItem(storageKey(table)) ?? "[]"));
  } catch {
    return new Set(); // storage switched off, or written by another version
  }
}

function applyColumns(table) {
  const hidden = hiddenColumns(table);
  for (const row of table.rows) {
    for (const cell of row.cells) {
      if (cell.colSpan === 1) cell.hidden = hidden.has(cell.cellIndex);
    }
  }
}

function offerColumns(table, place) {
  const heads = [...table.tHead.rows[0].cells].filter((head) => !("fixed" in head.dataset));
  const menu = document.createElement("details");
  menu.className = "d-menu";
  menu.dataset.menu = "";
  menu.innerHTML = `<summary class="d-button"></summary><div class="d-menu__sheet"></div>`;
  menu.firstElementChild.textContent = words("columns");
  for (const head of heads.slice(1)) {
    const label = document.createElement("label");
    label.className = "d-menu__line";
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: !head.hidden });
    box.addEventListener("change", () => {
      const hidden = hiddenColumns(table);
      if (box.checked) hidden.delete(head.cellIndex);
      else hidden.add(head.cellIndex);
      localStorage.setItem(storageKey(table), JSON.stringify([...hidden]));
      applyColumns(table);
    });
    label.append(box, head.textContent.replace(/[↑↓]/g, "").trim());
    menu.lastElementChild.append(label);
  }
  place.replaceChildren(menu);
}

// --- walking --------------------------------------------------------------------------------------------------------
function walk(event) {
  if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const table = event.target.closest("table[data-table-rows]") ?? document.querySelector("table[data-table-rows]");
  if (!table) return;
  const rows = bodyRows(table);
  const row = document.activeElement.closest("tbody tr");
  const key = event.key.toLowerCase();
  if (key === "j" || key === "k") {
    const next = rows[Math.max(0, Math.min(rows.length - 1, rows.indexOf(row) + (key === "j" ? 1 : -1)))];
    if (!next) return;
    next.tabIndex = -1;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  } else if (key === "x" && row) {
    row.querySelector("[data-row]")?.click();
  } else if (key === "enter" && document.activeElement === row) {
    row?.querySelector("a[href]")?.click();
  }
}

function upgrade(table) {
  table.addEventListener("change", onChange);
  applyColumns(table);
  const place = toolbar(table)?.querySelector("[data-columns]");
  if (place) offerColumns(table, place);
}

document.querySelectorAll("table[data-table-rows]").forEach(upgrade);
document.addEventListener("keydown", walk);
document.addEventListener("htmx:afterSwap", () => {
  for (const table of document.querySelectorAll("table[data-table-rows]")) {
    applyColumns(table);
    tellSelection(table);
  }
});
