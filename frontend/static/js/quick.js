// Ctrl+K opens a list of places, cases and steps to type in. Without this file the link in the
// menu opens the same list as a page. A single key does nothing: people who speak to their
// computer would press it by accident (WCAG 2.1.4).
const link = document.querySelector("[data-quick]");
let box, input, list, entries;

function made(tag, traits, parent) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(traits)) element.setAttribute(name, value);
  parent.append(element);
  return element;
}

function build() {
  box = made("dialog", { class: "wh-quick", "aria-label": link.textContent.trim() }, document.body);
  const label = made("label", { for: "wh-quick-input" }, box);
  label.textContent = link.dataset.quickLabel;
  input = made("input", {
    id: "wh-quick-input", type: "text", class: "utrecht-textbox", autocomplete: "off",
    role: "combobox", "aria-controls": "wh-quick-list", "aria-expanded": "true", "aria-autocomplete": "list",
  }, box);
  list = made("ul", { id: "wh-quick-list", role: "listbox", class: "wh-bare", "aria-label": link.textContent.trim() }, box);
  input.addEventListener("input", draw);
  input.addEventListener("keydown", move);
  box.addEventListener("click", (event) => { if (event.target === box) box.close(); });
}

async function load() {
  if (entries) return;
  const answer = await fetch(link.href, { headers: { Accept: "application/json" } });
  if (!answer.ok || answer.redirected) throw new Error("quick");
  entries = (await answer.json()).entries;
}

function plain(text) {
  return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
}

function draw() {
  const words = plain(input.value).split(/\s+/).filter(Boolean);
  const found = entries.filter(({ label, group }) => words.every((word) => plain(`${label} ${group}`).includes(word)));
  list.replaceChildren();
  found.slice(0, 12).forEach(({ label, group, href }, place) => {
    const row = made("li", { role: "option", id: `wh-quick-${place}`, "aria-selected": "false" }, list);
    row.textContent = label;
    made("span", { class: "wh-small" }, row).textContent = ` ${group}`;
    row.addEventListener("click", () => location.assign(href));
  });
  if (!found.length) made("li", { class: "wh-small" }, list).textContent = link.dataset.quickNone;
  choose(0);
}

function choose(place) {
  const rows = [...list.querySelectorAll("[role=option]")];
  const chosen = rows[(place + rows.length) % (rows.length || 1)];
  for (const row of rows) row.setAttribute("aria-selected", String(row === chosen));
  if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
  else input.removeAttribute("aria-activedescendant");
  chosen?.scrollIntoView({ block: "nearest" });
}

function move(event) {
  const rows = [...list.querySelectorAll("[role=option]")];
  const now = rows.findIndex((row) => row.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown") choose(now + 1);
  else if (event.key === "ArrowUp") choose(now - 1);
  else if (event.key === "Enter" && rows[now]) rows[now].click();
  else return;
  event.preventDefault();
}

async function open() {
  if (!box) build();
  try {
    await load();
  } catch {
    location.assign(link.href);
    return;
  }
  input.value = "";
  draw();
  if (!box.open) box.showModal();
}

if (link && "HTMLDialogElement" in window) {
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    }
  });
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
}
