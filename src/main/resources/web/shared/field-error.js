// @ts-check
// What is wrong with one field, in a line above it.

import { element } from "./element.js";

/** @param {HTMLElement} control */
export function clearFieldError(control) {
  const field = control.closest(".field");
  field?.classList.remove("wrong");
  field?.querySelector(".field-error")?.remove();
  control.removeAttribute("aria-invalid");
  const described = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== `${control.id}-error`);
  if (described.length > 0) control.setAttribute("aria-describedby", described.join(" "));
  else control.removeAttribute("aria-describedby");
}

/** @param {HTMLElement} control an input with an id inside a .field @param {string} text */
export function showFieldError(control, text) {
  clearFieldError(control);
  const field = control.closest(".field");
  const id = `${control.id}-error`;
  const line = element("p", { class: "field-error", id }, text);
  const place = field?.querySelector(":scope > .beside, :scope > .combobox, :scope > .input, :scope > .choices") ?? control;
  place.before(line);
  field?.classList.add("wrong");
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-describedby", `${id} ${control.getAttribute("aria-describedby") ?? ""}`.trim());
}
