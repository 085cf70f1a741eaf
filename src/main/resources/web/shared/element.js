// @ts-check
// Builds elements without innerHTML, so that nothing a user typed can become markup.

/**
 * @param {string} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes] true → empty attribute; false, null and undefined → none
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}

/** @param {string} label @param {() => void} run @param {string} [look] class names */
export function pressButton(label, run, look = "button quiet small") {
  const made = element("button", { type: "button", class: look }, label);
  made.addEventListener("click", run);
  return made;
}
