// @ts-check
// What auto-save asks the user: which of two values, sign in again, take a copy.

import { callApi } from "../shared/api.js";
import { ask } from "../shared/dialog.js";
import { element } from "../shared/element.js";
import { say } from "../shared/texts.js";
import { labelOf, valueShown } from "./form.js";

/** @typedef {import("./merge.js").Conflict} Conflict */

/** @param {HTMLFormElement} form @param {string} name @param {any} value @returns {string} never empty */
export const worded = (form, name, value) => valueShown(form, name, value) || say("value-blank");

/**
 * Both values of each field that two sides changed; nothing is chosen beforehand.
 * @param {HTMLFormElement} form @param {Conflict[]} conflicts
 * @returns {Promise<Record<string, any> | null>} the chosen values; null when put off
 */
export async function chooseValues(form, conflicts) {
  const sides = conflicts.map(({ name, mine, theirs }, index) => {
    const side = (/** @type {string} */ which, /** @type {any} */ value) => element("label", { class: "choice" },
      element("input", { type: "radio", name: `side-${index}`, value: which, required: true }),
      element("span", {}, element("small", {}, say(`conflict-${which}`)), worded(form, name, value)));
    return element("fieldset", { class: "field" }, element("legend", {}, labelOf(form, name)),
      element("div", { class: "choices" }, side("mine", mine), side("theirs", theirs)));
  });
  /** @type {Record<string, any>} */
  const chosen = {};
  const check = (/** @type {string} */ value, /** @type {HTMLDialogElement} */ dialog) => {
    if (value !== "use") return true;
    conflicts.forEach((conflict, index) => {
      const picked = /** @type {HTMLInputElement | null} */ (dialog.querySelector(`[name="side-${index}"]:checked`));
      if (picked) chosen[conflict.name] = conflict[/** @type {"mine"|"theirs"} */ (picked.value)];
    });
    return dialog.querySelector("form")?.reportValidity() ?? true;
  };
  const answer = await ask({ title: say("conflict-title"), content: [element("p", {}, say("conflict-lead")), ...sides], check,
    actions: [{ label: say("conflict-use"), value: "use", look: "" }] });
  return answer === "use" ? chosen : null;
}

/**
 * Signs in again without leaving the page, as the same account only: another one's draft must not get this text.
 * @param {string} login
 * @returns {Promise<boolean>}
 */
export async function signInAgain(login) {
  const failure = element("p", { class: "field-error", role: "alert", hidden: true });
  const password = /** @type {HTMLInputElement} */ (element("input",
    { class: "input", id: "again-password", type: "password", autocomplete: "current-password", required: true, autofocus: true }));
  const name = element("input", { class: "input", id: "again-login", value: login, readonly: true, autocomplete: "username" });
  const content = [element("p", {}, say("again-lead")),
    element("div", { class: "field" }, element("label", { for: "again-login" }, say("again-login")), name),
    element("div", { class: "field" }, element("label", { for: "again-password" }, say("again-password")), failure, password)];
  const check = async (/** @type {string} */ value) => {
    if (value !== "in") return true;
    const answer = await callApi("POST", "/api/v1/sessions", { json: JSON.stringify({ login, password: password.value, transport: "cookie" }) }).catch(() => null);
    if (answer && answer.status < 300) return true;
    failure.textContent = answer?.body?.detail || answer?.body?.title || say("again-unreached");
    failure.hidden = false;
    password.select();
    return false;
  };
  return (await ask({ title: say("again-title"), content, check, actions: [{ label: say("again-go"), value: "in", look: "" }] })) === "in";
}

/** A plain-text copy to keep, for pages the server no longer takes. @param {HTMLFormElement} form @param {Record<string, any>} page */
export async function offerCopyOf(form, page) {
  const text = Object.keys(page).map((name) => `${labelOf(form, name)}: ${valueShown(form, name, page[name])}`).join("\n");
  const area = /** @type {HTMLTextAreaElement} */ (element("textarea", { class: "input", rows: 10, readonly: true, "aria-label": say("copy-title") }));
  area.value = text;
  const check = async (/** @type {string} */ value) => {
    if (value !== "copy") return true;
    area.select();
    await navigator.clipboard?.writeText(text).catch(() => document.execCommand("copy"));
    return false;
  };
  await ask({ title: say("copy-title"), content: [element("p", {}, say("copy-lead")), area], check,
    actions: [{ label: say("copy-go"), value: "copy", look: "" }, { label: say("close"), value: "close" }] });
}
