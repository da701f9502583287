// Passkeys: asks the browser for one and sends its answer. Passwords: a button that shows what was
// typed. Without this file there are codes of an app, and the pages say so.
function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  if (!buffer) return null;
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function asked(options) {
  const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));
  const wanted = { ...options, challenge: bytes(options.challenge) };
  if (options.user) wanted.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) wanted.excludeCredentials = known(options.excludeCredentials);
  if (options.allowCredentials) wanted.allowCredentials = known(options.allowCredentials);
  return { publicKey: wanted };
}

function answer(credential) {
  const said = { clientDataJSON: text(credential.response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) said[name] = text(credential.response[name]);
  }
  const { id, type } = credential;
  const rawId = text(credential.rawId);
  return JSON.stringify({ id, rawId, type, response: said, clientExtensionResults: {} });
}

async function ask(form, options) {
  const how = form.dataset.passkey === "create" ? "create" : "get";
  return navigator.credentials[how](asked(options));
}

for (const form of document.querySelectorAll("[data-passkey]")) {
  if (!globalThis.PublicKeyCredential) break;
  form.querySelector("[data-passkey-work]").hidden = false;
  form.querySelector("[data-passkey-without]").hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      form.elements.credential.value = answer(await ask(form, JSON.parse(form.dataset.options)));
      form.submit();
    } catch {
      form.querySelector("[data-passkey-problem]").hidden = false;
    }
  });
}

for (const field of document.querySelectorAll("[data-password]")) {
  const button = document.querySelector("template[data-show-password]")?.content.firstElementChild;
  if (!button) break;
  const own = button.cloneNode(true);
  const [show, hide] = own.querySelectorAll("span");
  own.addEventListener("click", () => {
    const shown = field.type === "text";
    field.type = shown ? "password" : "text";
    [show.hidden, hide.hidden] = [!shown, shown];
  });
  field.after(own);
}
