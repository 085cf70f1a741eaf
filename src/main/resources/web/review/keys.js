// @ts-check
// Single keys of the workbench (WCAG 2.1.4): off while typing, with modifiers, in dialogs, and by one switch.

import { element } from "../shared/element.js";
import { phrase, phraseSheet } from "./phrases.js";

const SWITCH = "fairgate-review-keys";
const TYPING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

/** @returns {boolean} */
export function keysAreOn() {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
}

/** @param {boolean} on */
function switchKeys(on) {
  try {
    localStorage.setItem(SWITCH, on ? "on" : "off");
  } catch {
    // Without storage the switch lasts as long as the page.
  }
}

/**
 * The key an event stands for, or "" when it is none of ours. Pure.
 * @param {{key: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, isComposing?: boolean, repeat?: boolean}} event
 * @param {{on: boolean, typing: boolean, asked: boolean}} situation
 */
export function keyOf(event, { on, typing, asked }) {
  if (typing || asked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return "";
  const key = event.key.toLowerCase();
  return on || key === "?" ? key : "";
}

/** @param {Record<string, () => void>} actions by key; "1" to "9" may be there */
export function listenToKeys(actions) {
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const key = keyOf(event, { on: keysAreOn(), typing: Boolean(target?.closest(TYPING)), asked: document.querySelector("dialog[open]") !== null });
    const action = Object.hasOwn(actions, key) ? actions[key] : null;
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/** The sheet with all keys and the switch. */
export function showKeys() {
  const sheet = phraseSheet()?.content.querySelector("[data-keys-sheet]");
  if (!sheet) return;
  const close = element("button", { class: "button", value: "close" }, phrase("close"));
  const form = element("form", { method: "dialog" }, document.importNode(sheet, true), element("div", { class: "actions" }, close));
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", {}, form));
  const box = /** @type {HTMLInputElement} */ (form.querySelector("[data-keys-switch]"));
  box.checked = keysAreOn();
  box.addEventListener("change", () => switchKeys(box.checked));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  /** @type {HTMLElement} */ (form.querySelector("h2")).focus();
}

/** Shows what only a keyboard with a script has. @param {ParentNode} part */
export function revealKeys(part) {
  part.querySelectorAll("[data-key], [data-keys-help], [data-canned]").forEach((item) => (/** @type {HTMLElement} */ (item).hidden = false));
}
