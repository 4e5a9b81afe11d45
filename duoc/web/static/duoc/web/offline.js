// What is saved without a network waits here and is sent, in order, until the server has acknowledged it.
//
//   (import enqueue from this file; the path is not written out here, since collectstatic would take it for an import)
//   await enqueue({ url: "/diem-danh/7/", body: { status: "absent" }, files: [] });
//
// or, without a line of script, <form data-offline>. The server sees each entry as an ordinary form post with the
// header Idempotency-Key (and the field client_id): the same key again is the same change. `client_time` says when the
// person did it. A refusal (4xx) is kept and shown, not repeated. Events on document: duoc:sent and duoc:refused,
// with { entry, response } as detail.

import { forget, forgetAll, keep, waiting } from "./queue.js";
import { timeOfDay, toast, words } from "./words.js";

const account = document.body.dataset.account;
const signIn = document.body.dataset.signIn;
const shown = document.getElementById("d-offline");
const LATER = [5, 15, 30, 60]; // seconds between tries

let isSending = false;
let isUnreachable = false;
let tries = 0;
let timer;

const unsent = async () => (account ? (await waiting(account)).filter((entry) => !entry.refused) : []);
const isOffline = () => isUnreachable || !navigator.onLine;

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID(); // only in a secure context
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Keep a change and try to send it. Returns the entry; it is safe on the device when the promise is fulfilled. */
export async function enqueue({ url, body, files = [] }) {
  const pairs = body instanceof FormData ? [...body] : Object.entries(body).flatMap(([k, v]) => [v].flat().map((one) => [k, one]));
  const all = [...pairs, ...files.map((file) => [file.field ?? "file", file.blob ?? file])];
  const entry = {
    id: newId(),
    account,
    url,
    at: new Date().toISOString(),
    fields: all.filter(([name]) => name !== "csrfmiddlewaretoken"),
  };
  entry.order = await keep(entry);
  void send();
  return entry;
}

/** How many changes of this account wait to be sent. */
export const count = async () => (await unsent()).length;

/** Changes that the server refused, to be shown where they can be mended. */
export const refused = async () => (await waiting(account)).filter((entry) => entry.refused);

/** Forget an entry that the person has mended or given up. */
export const discard = (entry) => forget(entry.order);

/** Send what waits, oldest first; stops at the first that cannot be delivered. */
export async function send() {
  if (isSending || !account) return;
  isSending = true;
  try {
    let sent = 0;
    for (const entry of await unsent()) {
      const response = await deliver(entry);
      if (!response) break;
      sent += await settle(entry, response);
    }
    if (sent && !(await count())) toast(words("sent", { time: timeOfDay() }), "success");
  } finally {
    isSending = false;
    await show();
  }
  if (await count()) again();
}

async function deliver(entry) {
  const form = new FormData();
  for (const [name, value] of entry.fields) form.append(name, value);
  form.append("client_id", entry.id);
  form.append("client_time", entry.at);
  const headers = { ...JSON.parse(document.body.getAttribute("hx-headers")), "Idempotency-Key": entry.id };
  try {
    const response = await fetch(entry.url, { method: "POST", body: form, headers });
    const wasSignedOut = response.redirected && new URL(response.url).pathname === signIn;
    if (wasSignedOut) toast(words("signedOut"), "warning");
    isUnreachable = response.status >= 500 || response.status === 429;
    return wasSignedOut || isUnreachable ? null : response;
  } catch {
    isUnreachable = true; // fetch rejects only when nothing answered
    return null;
  }
}

async function settle(entry, response) {
  tries = 0;
  if (response.ok) await forget(entry.order);
  else await keep({ ...entry, refused: response.status });
  const event = new CustomEvent(response.ok ? "duoc:sent" : "duoc:refused", { detail: { entry, response }, cancelable: true });
  const isShownElsewhere = !document.dispatchEvent(event);
  if (!response.ok && !isShownElsewhere) toast(words("refused", { time: timeOfDay(new Date(entry.at)) }), "error");
  return response.ok;
}

function again() {
  clearTimeout(timer);
  timer = setTimeout(send, 1000 * LATER[Math.min(tries, LATER.length - 1)]);
  tries += 1;
}

async function show() {
  const n = await count();
  const sentence = isOffline()
    ? [words("offline"), n ? words("waiting", { n }) : ""].join(" ").trim()
    : n ? words("sending", { n }) : "";
  shown.hidden = !sentence;
  shown.querySelector("p").textContent = sentence;
}

// --- <form data-offline>: kept first, then sent; the page goes on as the server says --------------------------------
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-offline]");
  if (!form || !account) return;
  event.preventDefault();
  const { id } = await enqueue({ url: form.action, body: new FormData(form, event.submitter) });
  const goOn = ({ detail: { entry, response } }) => entry.id === id && location.assign(response.url);
  document.addEventListener("duoc:sent", goOn);
  if (isOffline()) form.reset();
});

// --- signing out leaves nothing of this account on a shared phone ---------------------------------------------------
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-sign-out]");
  if (!form) return;
  event.preventDefault();
  await send();
  const n = await count();
  if (n && !window.confirm(words("leave", { n }))) return;
  await forgetAll(account);
  form.submit();
});

if (account) {
  window.addEventListener("online", () => {
    isUnreachable = false;
    void send();
  });
  window.addEventListener("offline", show);
  window.addEventListener("focus", send);
  void send();
}
