// @ts-check
// One modal question at a time in a native <dialog>; the answer is a promise.

import { element } from "./element.js";

/**
 * @typedef {{label: string, value: string, look?: string, submits?: boolean}} DialogAction
 * @param {{title: string, content: Node[], actions: DialogAction[],
 *   check?: (value: string, dialog: HTMLDialogElement) => boolean | Promise<boolean>}} question
 *   `check` may keep the dialog open by answering false
 * @returns {Promise<string>} the chosen action's value, or "" when the dialog was closed
 */
export function ask({ title, content, actions, check }) {
  const heading = element("h2", { id: "dialog-title", tabindex: "-1" }, title);
  const buttons = actions.map(({ label, value, look = "quiet" }) =>
    element("button", { type: "submit", class: `button ${look}`, value }, label));
  const form = element("form", { method: "dialog", novalidate: true }, heading, ...content, element("div", { class: "actions" }, ...buttons));
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { "aria-labelledby": "dialog-title" }, form));
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  document.body.append(dialog);
  return new Promise((resolve) => {
    const finish = (/** @type {string} */ value) => {
      if (!dialog.isConnected) return;
      dialog.remove();
      before?.focus?.();
      resolve(value);
    };
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const pressed = /** @type {SubmitEvent} */ (event).submitter;
      const value = pressed instanceof HTMLButtonElement ? pressed.value : actions[0].value;
      if (!check || (await check(value, dialog))) finish(value);
    });
    dialog.addEventListener("close", () => finish(""));
    dialog.addEventListener("cancel", () => finish(""));
    if (typeof dialog.showModal === "function") dialog.showModal();
    else dialog.setAttribute("open", "");
    (/** @type {HTMLElement | null} */ (dialog.querySelector("[autofocus]")) ?? heading).focus();
  });
}
