// What the scripts say: the sentences stand, translated, in the page's <template id="d-words">.

/** A sentence with its {places} filled: words("selected", { n: 3 }). */
export function words(name, values = {}) {
  const sentence = document.getElementById("d-words")?.dataset[name] ?? "";
  return sentence.replace(/\{(\w+)\}/g, (place, key) => values[key] ?? place);
}

/** The time of day as the product writes it: 10:42:07. */
export function timeOfDay(moment = new Date()) {
  return [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map((n) => String(n).padStart(2, "0")).join(":");
}

const READ_IN = 10_000; // ms; warnings and errors stay until they are closed

/** Let good news go by itself, unless somebody is reading it. */
export function letGo(shown) {
  if (["warning", "error"].some((tone) => shown.dataset.tone.includes(tone))) return;
  setTimeout(() => (shown.matches(":hover, :focus-within") ? letGo(shown) : shown.remove()), READ_IN);
}

/** Show a sentence that is heard as well as seen. Tones: success, info, warning, error. */
export function toast(text, tone = "info") {
  const shown = document.getElementById("d-toast").content.cloneNode(true).firstElementChild;
  shown.dataset.tone = tone;
  shown.querySelector("p").textContent = text;
  const list = document.getElementById("d-toasts");
  list.append(shown);
  letGo(shown);
  while (list.children.length > 4) list.firstElementChild.remove();
}

/** Say something only to those who hear the page. */
export function say(text) {
  document.getElementById("d-live").textContent = text;
}

/** Whether keys typed now belong to a field, not to a shortcut. */
export function isTyping(event) {
  return event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") != null;
}
