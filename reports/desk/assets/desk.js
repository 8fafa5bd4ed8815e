// Files dropped on the counter are given as if they had been chosen; without this script they are chosen.
"use strict";
const drop = document.getElementById("drop");
const files = document.getElementById("files");
if (drop && files) {
  const named = document.getElementById("named");
  const show = () => {
    named.textContent = Array.from(files.files, (file) => file.name).join(", ");
    named.hidden = files.files.length === 0;
  };
  files.addEventListener("change", show);
  drop.classList.add("named-here"); // the browser's own button and "no file chosen" are in its language, not in the page's
  show();
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  for (const kind of ["dragleave", "drop"]) {
    drop.addEventListener(kind, () => drop.classList.remove("over"));
  }
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) {
      files.files = event.dataTransfer.files;
      show();
      document.getElementById("given").requestSubmit();
    }
  });
}
