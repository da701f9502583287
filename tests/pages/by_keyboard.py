"""What somebody with a keyboard, or with a screen reader, finds on a page that is open."""

from typing import Any

from playwright.sync_api import Page as Window

_STOPS = """() => {
  const found = [];
  const there = one => one.checkVisibility() && !one.closest('[inert]');
  const reachable = one => one.tabIndex >= 0 && !one.disabled && there(one);
  const every = 'a[href], button, input, select, textarea, summary, iframe, [tabindex]';
  for (const one of document.querySelectorAll(every)) {
    if (!reachable(one) || one.type === 'hidden' || one.tagName === 'IFRAME') continue;
    if (one.tagName === 'SUMMARY' && one !== one.parentElement.querySelector('summary')) continue;
    if (one.type === 'radio') {
      const group = [...document.getElementsByName(one.name)];
      if (one !== (group.find(each => each.checked) ?? group[0])) continue;
    }
    found.push(one);
  }
  found.forEach((one, place) => one.dataset.stop = place);
  return found.length;
}"""
_STOP = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  const covered = box.bottom < 0 || box.top > innerHeight;
  return [one.dataset?.stop ?? '', ring, covered, one.outerHTML.slice(0, 120)];
}"""
LANDMARKS = ("banner", "main", "contentinfo")
_SAID = {"button", "link", "textbox", "checkbox", "radio", "combobox", "listbox", "spinbutton"}


def lost(window: Window) -> list[str]:
    """Return what the Tab key does not reach in the order of the page, or without showing where."""
    count = window.evaluate(_STOPS)
    found = []
    for place in range(count):
        window.keyboard.press("Tab")
        stop, ring, covered, html = window.evaluate(_STOP)
        if stop != str(place):
            return [*found, f"stop {place} of {count} is another: {html}"]
        found += [f"no focus to be seen: {html}"] if not ring or covered else []
    return found


def unsaid(window: Window) -> list[str]:
    """Return what a screen reader cannot tell: things without a name, and landmarks missing."""
    session = window.context.new_cdp_session(window)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    told = [(_value(node, "role"), _value(node, "name")) for node in nodes if not node["ignored"]]
    found = [f"{role} without a name" for role, name in told if role in _SAID and not name]
    roles = [role for role, _ in told]
    found += [f"{roles.count(one)} of {one}" for one in LANDMARKS if roles.count(one) != 1]
    titles = window.locator("h1").count()
    return [*found, *([f"{titles} of h1"] if titles != 1 else [])]


def _value(node: dict[str, Any], part: str) -> str:
    return str(node.get(part, {}).get("value", "")).strip()
