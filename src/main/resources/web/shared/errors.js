// @ts-check
// Shows an RFC 9457 problem: a summary on top that takes the focus and links to the fields, and a line at each field.

import { element } from "./element.js";
import { clearFieldError, showFieldError } from "./field-error.js";
import { say } from "./texts.js";

/** @typedef {{title?: string, detail?: string, errors?: {pointer?: string, detail?: string}[]}} Problem */

/** @param {string} pointer JSON pointer such as /contact/mobile or #/mobile @returns {string} contact.mobile, mobile. Pure. */
export const nameOfPointer = (pointer) => pointer.replace(/^#/, "").split("/").filter(Boolean).join(".");

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
