// Builds elements. Strings become text nodes: nothing that a bot sends is ever read as HTML.
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function button(className, label, onclick, ...children) {
  return h("button", { type: "button", className, ariaLabel: label, title: label, onclick }, ...children);
}

const SVG = "http://www.w3.org/2000/svg";

export function icon(...paths) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  for (const d of paths) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

// A button that opens and closes a pop-up; Escape, a choice or a click elsewhere closes it.
export function opens(opener, popup) {
  const show = (open) => {
    popup.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
  };
  const close = () => {
    show(false);
    opener.focus();
  };
  show(false);
  opener.addEventListener("click", () => show(popup.hidden));
  // Before the choice itself is done: a sheet that it opens gives the focus back to this button.
  popup.addEventListener("click", (event) => event.target.closest("button") && close(), true);
  popup.addEventListener("keydown", (event) => event.key === "Escape" && close());
  opener.addEventListener("keydown", (event) => event.key === "Escape" && show(false));
  document.addEventListener("click", (event) => {
    if (!opener.contains(event.target)) show(false);
  });
  return [opener, popup];
}
