// What was done without a network is shown as done at once, with "Chờ gửi" beside it, until the server has it.

const rowOf = (form) => form.closest("[data-task]");

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-offline]");
  const row = form && rowOf(form);
  if (!row || navigator.onLine) return;
  row.dataset.state = "waiting";
  row.querySelector("details")?.removeAttribute("open");
});

document.addEventListener("duoc:refused", ({ detail }) => {
  const form = [...document.querySelectorAll("form[data-offline]")].find((each) => each.action === detail.entry.url);
  if (form && rowOf(form)) delete rowOf(form).dataset.state;
});

document.addEventListener("input", (event) => {
  if (!event.target.matches("[data-photo]")) return;
  const name = event.target.closest("form").querySelector("[data-photo-name]");
  if (name) name.textContent = [...event.target.files].map((file) => file.name).join(", ");
});
