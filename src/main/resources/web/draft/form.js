// @ts-check
// A form ↔ the JSON object of a draft page. Numbers stay the text that was typed; the server judges at submission.

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

const SILENT_TYPES = ["submit", "button", "reset", "file", "password", "image"];

/** @param {HTMLFormElement} form @returns {Control[]} what belongs to the page; names with _ (such as _csrf) and data-draft-skip do not */
export function controlsOf(form) {
  return /** @type {Control[]} */ ([...form.elements].filter((item) => {
    const control = /** @type {Control} */ (item);
    return control.name && !control.name.startsWith("_") && !SILENT_TYPES.includes(control.type)
      && control.tagName !== "FIELDSET" && control.tagName !== "OUTPUT" && !("draftSkip" in control.dataset);
  }));
}

/** @param {Control} control */
const isList = (control) => control.type === "checkbox" && control.closest("[data-array]") !== null;

/** @param {HTMLSelectElement} select @param {boolean} rendered */
const chosenOptions = (select, rendered) =>
  [...select.options].filter((option) => (rendered ? option.defaultSelected : option.selected)).map((option) => option.value);

/** @param {Control} control @param {boolean} rendered */
function textOf(control, rendered) {
  if (!(control instanceof HTMLSelectElement)) return rendered ? control.defaultValue : control.value;
  return rendered ? chosenOptions(control, true)[0] ?? control.options[0]?.value ?? "" : control.value;
}

/**
 * @param {HTMLFormElement} form
 * @param {{rendered?: boolean}} [how] rendered: as the server sent it, whatever was typed since
 * @returns {Record<string, any>}
 */
export function readForm(form, { rendered = false } = {}) {
  /** @type {Record<string, any>} */
  const page = {};
  for (const control of controlsOf(form)) {
    const { name } = control;
    const on = control instanceof HTMLInputElement && (rendered ? control.defaultChecked : control.checked);
    if (isList(control)) {
      page[name] ??= [];
      if (on) page[name].push(control.value);
    } else if (control.type === "checkbox") page[name] = on;
    else if (control.type === "radio") page[name] = on ? control.value : page[name] ?? "";
    else if (control.type === "select-multiple") page[name] = chosenOptions(/** @type {HTMLSelectElement} */ (control), rendered);
    else page[name] = textOf(control, rendered);
  }
  return page;
}

/** @param {Control} control @param {any} value @returns {boolean} whether it changed */
function put(control, value) {
  const wanted = Array.isArray(value) ? value : [String(value ?? "")];
  if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")) {
    const on = control.type === "checkbox" && !isList(control) ? value === true : wanted.includes(control.value);
    const changed = control.checked !== on;
    control.checked = on;
    return changed;
  }
  if (control instanceof HTMLSelectElement && control.multiple) {
    for (const option of control.options) option.selected = wanted.includes(option.value);
    return true;
  }
  if (control.value === wanted[0]) return false;
  control.value = wanted[0];
  return true;
}

/** Puts a page into the form without touching fields that already hold it, so the caret stays. @param {HTMLFormElement} form @param {Record<string, any>} page */
export function fillForm(form, page) {
  for (const control of controlsOf(form)) {
    if (control.name in page && put(control, page[control.name])) control.dispatchEvent(new Event("draft:filled", { bubbles: true }));
  }
}

/** @param {HTMLFormElement} form @param {string} name @returns {Control | undefined} */
export const controlNamed = (form, name) => controlsOf(form).find((control) => control.name === name);

/** @param {HTMLFormElement} form @param {string} name @returns {string} the words beside a field */
export function labelOf(form, name) {
  const control = controlNamed(form, name);
  const field = control?.closest(".field");
  const words = field?.querySelector(":scope > legend, :scope > label") ?? control?.labels?.[0];
  const copy = /** @type {HTMLElement | undefined} */ (words?.cloneNode(true));
  copy?.querySelectorAll(".optional").forEach((mark) => mark.remove());
  return copy?.textContent?.trim() || name;
}

/** @param {HTMLFormElement} form @param {string} name @param {any} value @returns {string} a value as the form shows it */
export function valueShown(form, name, value) {
  const controls = controlsOf(form).filter((control) => control.name === name);
  const word = (/** @type {any} */ code) => {
    const select = controls[0];
    if (select?.dataset.shown) return code ? select.dataset.shown : "";
    if (select instanceof HTMLSelectElement) return [...select.options].find((o) => o.value === String(code ?? ""))?.text ?? String(code);
    const box = controls.find((control) => ["checkbox", "radio"].includes(control.type) && control.value === String(code));
    return box?.labels?.[0]?.textContent?.trim() ?? String(code ?? "");
  };
  return Array.isArray(value) ? value.map(word).join(document.documentElement.lang === "en" ? ", " : "、") : word(value);
}
