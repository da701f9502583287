// Somebody pressed the button a moment ago, at another host; without this file they press once more.
document.querySelector("form[data-onward]")?.requestSubmit();
