// Dropping a file anywhere on the form chooses it; the button still sends it.
const form = document.querySelector("[data-drop]");
const input = form.querySelector("input[type=file]");
for (const name of ["dragover", "dragleave", "drop"]) {
  form.addEventListener(name, (event) => {
    event.preventDefault();
    form.toggleAttribute("data-over", name === "dragover");
    if (name === "drop" && event.dataTransfer.files.length) input.files = event.dataTransfer.files;
  });
}
