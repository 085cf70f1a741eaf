// @ts-check
// Shows an RFC 9457 problem: a summary on top that takes the focus and links to the fields, and a line at each field.

import { element } from "./element.js";
import { say } from "./texts.js";

/** @typedef {{title?: string, detail?: string, errors?: {pointer?: string, detail?: string}[]}} Problem */

/** @param {string} pointer JSON pointer such as /contact/mobile or #/mobile @returns {string} contact.mobile, mobile. Pure. */
export const nameOfPointer = (pointer) => pointer.replace(/^#/, "").split("/").filter(Boolean).join(".");

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

/** @param {HTMLFormElement} form */
export function clearProblem(form) {
  document.querySelector("[data-error-summary]")?.remove();
  form.querySelectorAll("[aria-invalid]").forEach((control) => clearFieldError(/** @type {HTMLElement} */ (control)));
  document.title = document.title.replace(`${say("error-prefix")} `, "");
}

/** @param {HTMLFormElement} form @param {Problem | null} problem null: no answer came */
export function showProblem(form, problem) {
  clearProblem(form);
  const items = (problem?.errors ?? []).map(({ pointer = "", detail = "" }) => {
    const named = /** @type {HTMLElement | null} */ (form.querySelector(`[name="${CSS.escape(nameOfPointer(pointer))}"]`));
    const control = named?.hidden ? /** @type {HTMLElement | null} */ (named.nextElementSibling?.querySelector("input") ?? named) : named;
    if (control?.id) showFieldError(control, detail);
    return element("li", {}, control?.id ? element("a", { href: `#${control.id}` }, detail) : detail);
  });
  const lead = problem?.detail || problem?.title || say("unreached");
  const summary = element("div", { class: "errors", "data-error-summary": true, role: "alert", tabindex: "-1" },
    element("h2", {}, say("error-title")), ...(items.length > 0 ? [element("ul", {}, ...items)] : [element("p", {}, lead)]));
  form.before(summary);
  document.title = `${say("error-prefix")} ${document.title}`;
  summary.focus();
}
