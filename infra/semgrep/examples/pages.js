place.innerHTML = text; // bad: script-makes-page
place.textContent = text; // good: script-makes-page
