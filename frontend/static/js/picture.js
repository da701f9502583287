// The picture of the portal follows what is typed. Without this file the button draws it again.
const form = document.querySelector("[data-picture-form]");
const frame = document.querySelector("[data-picture]");
const SHOWN = ["name", "language", "brand_colour", "regulation"];
let waiting;

function draw() {
  const address = new URL(frame.src);
  for (const [name, value] of new FormData(form)) {
    if (SHOWN.includes(name)) address.searchParams.set(name, value);
  }
  frame.contentWindow.location.replace(address);
}

if (form && frame) {
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, 350);
  });
}
