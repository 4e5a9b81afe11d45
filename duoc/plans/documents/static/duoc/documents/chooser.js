// A list of checkboxes becomes a list that is filtered by typing: with or without diacritics, words in any order.
// Arrow keys walk through what is shown, Enter in the search takes the first, Escape shows all again.

const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

class Chooser extends HTMLElement {
  connectedCallback() {
    this.search = this.querySelector("input[type=search]");
    this.said = this.querySelector(".d-chooser__said");
    this.lines = [...this.querySelectorAll("label")].map((line) => ({ line, text: fold(line.textContent) }));
    this.search.hidden = this.lines.length < 6;
    this.addEventListener("input", (event) => (event.target === this.search ? this.filter() : this.tell()));
    this.addEventListener("keydown", (event) => this.key(event));
    this.closest("form")?.addEventListener("reset", () => setTimeout(() => this.clear()));
    this.tell();
  }

  get shown() {
    return this.lines.filter(({ line }) => !line.hidden).map(({ line }) => line.querySelector("input"));
  }

  filter() {
    const words = fold(this.search.value).split(/\s+/).filter(Boolean);
    for (const { line, text } of this.lines) line.hidden = !words.every((word) => text.includes(word));
    this.tell();
  }

  clear() {
    this.search.value = "";
    this.filter();
  }

  /** Says what is chosen, also what the filter hides; or that nothing matches. */
  tell() {
    const names = this.lines
      .filter(({ line }) => line.querySelector("input").checked)
      .map(({ line }) => line.textContent.trim());
    const none = this.lines.length && !this.shown.length ? this.dataset.none : "";
    const chosen = names.length ? `${this.dataset.said} ${names.length}: ${names.join(", ")}` : "";
    this.said.textContent = [none, chosen].filter(Boolean).join(". ");
  }

  key(event) {
    const shown = this.shown;
    const place = shown.indexOf(event.target);
    if (event.key === "ArrowDown" && shown.length) shown[Math.min(place + 1, shown.length - 1)].focus();
    else if (event.key === "ArrowUp") (shown[place - 1] ?? this.search).focus();
    else if (event.key === "Enter" && event.target === this.search) this.take(shown[0]);
    else if (event.key === "Escape" && this.search.value) this.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  take(box) {
    if (!box || !this.search.value) return;
    box.checked = !box.checked;
    this.search.select();
    this.tell();
  }
}

customElements.define("d-chooser", Chooser);
