// @ts-check
// Entry of check-and-submit and of the result: the question that the server would ask on a page of its own comes in a dialog.

import "../shared/site.js";
import { element } from "../shared/element.js";

/** The server's own question, so that its words are the same with and without scripts. @param {HTMLFormElement} form */
async function question(form) {
  const answer = await fetch(form.action, {
    method: "POST",
    headers: { Accept: "text/html" },
    body: new URLSearchParams(/** @type {any} */ (new FormData(form))),
  });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return answer.ok ? page.querySelector("[data-question]") : null;
}

/** @param {Element} asked */
function show(asked) {
  const heading = asked.querySelector("h1");
  const title = element("h2", { id: "dialog-title", tabindex: "-1" }, heading?.textContent ?? "");
  heading?.replaceWith(title);
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { "aria-labelledby": "dialog-title" }));
  dialog.append(...document.importNode(asked, true).childNodes);
  dialog.querySelector("[data-cancel]")?.addEventListener("click", (event) => {
    event.preventDefault();
    dialog.close();
  });
  dialog.querySelector("form")?.addEventListener("submit", (event) => {
    const button = /** @type {SubmitEvent} */ (event).submitter;
    if (button instanceof HTMLButtonElement) setTimeout(() => (button.disabled = true));
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  /** @type {HTMLElement | null} */ (dialog.querySelector("h2"))?.focus();
}

/** @param {HTMLFormElement} form */
function askFirst(form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const asked = await question(form).catch(() => null);
    if (asked && typeof HTMLDialogElement === "function") show(asked);
    else form.submit();
  });
}

/** @param {HTMLElement} choosers */
function choosing(choosers) {
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[name=person]:enabled"));
  choosers.hidden = boxes.length < 2;
  choosers.addEventListener("click", (event) => {
    const how = event.target instanceof HTMLElement ? event.target.dataset.choose : undefined;
    if (how) boxes.forEach((box) => (box.checked = how === "all"));
  });
}

document.querySelectorAll("form[data-confirm]").forEach((form) => askFirst(/** @type {HTMLFormElement} */ (form)));
document.querySelectorAll("[data-choosers]").forEach((choosers) => choosing(/** @type {HTMLElement} */ (choosers)));
