// Finds the number whose digest the page asks for, and sends the form. Without this file the page
// says how long to wait instead. Nothing but the number goes out, and only to this very page.
const field = document.querySelector("[data-effort]");
const BATCH = 512;

function hex(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function digests(salt, from, until) {
  const texts = new TextEncoder();
  const asked = [];
  for (let number = from; number < until; number += 1) {
    asked.push(crypto.subtle.digest("SHA-256", texts.encode(salt + number)));
  }
  return Promise.all(asked);
}

async function solve({ challenge, salt, highest, signature }) {
  const behind = salt.endsWith("&") ? salt : `${salt}&`;
  const first = parseInt(challenge.slice(0, 8), 16);
  for (let from = 0; from <= Number(highest); from += BATCH) {
    const found = (await digests(behind, from, from + BATCH)).findIndex(
      (one) => new DataView(one).getUint32(0) === first && hex(one) === challenge,
    );
    if (found >= 0) {
      const number = from + found;
      return btoa(JSON.stringify({ algorithm: "SHA-256", challenge, number, salt, signature }));
    }
  }
  return "";
}

if (field && globalThis.crypto?.subtle) {
  document.querySelector("[data-effort-wait]").hidden = true;
  document.querySelector("[data-effort-work]").hidden = false;
  solve(field.dataset).then((proof) => {
    field.value = proof;
    if (proof) field.form.requestSubmit();
  });
}
