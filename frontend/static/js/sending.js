// A phone that lost its network keeps the page with all that was typed, says so, and sends once the
// house can be reached again; it asks slower each time. Without this file the browser sends at once
// and shows its own page when there is no network.
const form = document.querySelector("form[data-keeps]");
const told = document.querySelector("[data-no-network]");
const LONGEST = 60_000;
let waiting;
let sure = false;

async function reached() {
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), 8_000);
  try {
    const answer = await fetch(form.dataset.keeps, {
      method: "HEAD",
      cache: "no-store",
      signal: stop.signal,
    });
    return answer.ok;
  } catch {
    return false;
  } finally {
    clearTimeout(late);
  }
}

async function send(button, pause) {
  clearTimeout(waiting);
  if (await reached()) {
    told.hidden = true;
    sure = true;
    form.requestSubmit(button);
    sure = false;
    return;
  }
  told.hidden = false;
  told.focus();
  waiting = setTimeout(() => send(button, Math.min(pause * 2, LONGEST)), pause);
}

// This page may be the answer to what was sent. Coming back to it asks for it anew, with what was
// kept: without this line the browser shows a page of its own, about sending a form again.
history.replaceState(history.state, "", location.href);

if (form && told) {
  form.addEventListener("submit", (event) => {
    if (sure || navigator.onLine) return;
    event.preventDefault();
    send(event.submitter, 4_000);
  });
}
