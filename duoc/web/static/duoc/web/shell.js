// The shell's behaviour. Every page works without it; it makes pages quicker to use and says in words what went wrong.

import { openPalette } from "./palette.js";
import { isTyping, letGo, toast, words } from "./words.js";
import "./offline.js";

// --- clicks on what says by data-… what it does ---------------------------------------------------------------------
const deeds = {
  dialog: (button) => document.getElementById(button.dataset.dialog)?.showModal(),
  close: (button) => button.closest("dialog")?.close(),
  dismiss: (button) => button.closest(".d-toast")?.remove(),
  print: () => window.print(),
  reload: () => location.reload(),
};

document.addEventListener("click", (event) => {
  for (const [name, deed] of Object.entries(deeds)) {
    const button = event.target.closest(`[data-${name}]`);
    if (button) deed(button);
  }
  if (event.target.matches("dialog")) event.target.close(); // the veil around an open dialog
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// --- keys -----------------------------------------------------------------------------------------------------------
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openPalette();
  } else if (event.key === "Escape") {
    closeMenus();
  } else if (!isTyping(event) && !event.ctrlKey && !event.metaKey && !event.altKey && !document.querySelector("dialog[open]")) {
    if (event.key === "/") {
      event.preventDefault();
      openPalette();
    } else if (event.key === "?") {
      document.getElementById("d-shortcuts")?.showModal();
    }
  }
});

function closeMenus() {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
  if (location.hash === "#menu") location.replace("#main");
}

// A page adds its own keys to the list with <template data-shortcuts>.
for (const own of document.querySelectorAll("template[data-shortcuts]")) {
  document.querySelector("[data-page-shortcuts]")?.append(own.content.cloneNode(true));
}

// The phone's menu opens by its address (#menu); the tab that opened it closes it again.
document.querySelector("[data-menu-opener]")?.addEventListener("click", (event) => {
  if (location.hash !== "#menu") return;
  event.preventDefault();
  location.replace("#main");
});

// --- theme ----------------------------------------------------------------------------------------------------------
document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-theme-form]");
  if (!form || !event.submitter) return;
  event.preventDefault();
  for (const button of form.querySelectorAll("button")) button.setAttribute("aria-pressed", button === event.submitter);
  document.querySelector("link[data-theme-dark]").media = event.submitter.dataset.media;
  document.documentElement.dataset.theme = event.submitter.value;
  fetch(form.action, { method: "POST", body: new FormData(form, event.submitter), redirect: "manual" });
});

// --- forms: unsaved text, and the first error -----------------------------------------------------------------------
const unsaved = new Set();
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-guard]");
  if (form) unsaved.add(form);
});
for (const name of ["submit", "reset"]) document.addEventListener(name, (event) => unsaved.delete(event.target));
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) unsaved.delete(event.detail.elt);
});
window.addEventListener("beforeunload", (event) => {
  if ([...unsaved].some((form) => form.isConnected)) event.preventDefault();
});

const focusSummary = (root) => root.querySelector("[data-focus]:not([data-sample] *)")?.focus();
focusSummary(document);
document.addEventListener("htmx:afterSwap", (event) => focusSummary(event.detail.target));

// --- what scrolls inside the page can be reached by keys --------------------------------------------------------------
function reachScrollers() {
  for (const box of document.querySelectorAll(".d-panel__body[data-flush], .d-scroll")) {
    const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    if (!scrolls) {
      box.removeAttribute("tabindex");
      continue;
    }
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    const title = box.closest("section")?.querySelector("h2, h3, h4")?.textContent;
    if (title) box.setAttribute("aria-label", title);
  }
}
reachScrollers();
window.addEventListener("resize", reachScrollers);
document.addEventListener("htmx:afterSettle", reachScrollers);

// --- htmx: what went wrong, in words --------------------------------------------------------------------------------
const sentences = { 401: "signedOut", 403: "forbidden", 404: "gone", 409: "conflict", 412: "conflict" };
document.addEventListener("htmx:sendError", () => toast(words("lost"), "error"));
document.addEventListener("htmx:timeout", () => toast(words("lost"), "error"));
document.addEventListener("htmx:responseError", (event) => {
  toast(words(sentences[event.detail.xhr.status] ?? "failed"), "error");
});
document.addEventListener("htmx:beforeSwap", (event) => {
  // A session that ended answers with the sign-in page: it does not belong into a part of this one.
  const landed = event.detail.xhr.responseURL;
  if (!landed || new URL(landed).pathname !== document.body.dataset.signIn) return;
  event.detail.shouldSwap = false;
  toast(words("signedOut"), "warning");
});
document.querySelectorAll(".d-toast").forEach(letGo);
document.addEventListener("duoc:toasts", (event) => {
  for (const { text, tone } of event.detail.toasts) toast(text, tone);
});

// A line under the top bar while an answer is late.
let asked = 0;
document.addEventListener("htmx:beforeRequest", () => {
  asked += 1;
  setTimeout(() => asked && (document.documentElement.dataset.busy = ""), 250);
});
document.addEventListener("htmx:afterRequest", () => {
  asked -= 1;
  if (!asked) delete document.documentElement.dataset.busy;
});

// --- the worker that keeps the shell for the time without a network -------------------------------------------------
if (document.body.dataset.worker) navigator.serviceWorker?.register(document.body.dataset.worker, { scope: "/" });
