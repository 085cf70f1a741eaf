// @ts-check
// Before something that cannot be undone: the question that the server would ask on a page of its own comes in a dialog.

import { element } from "./element.js";

/** The server's own question, so that its words are the same with and without scripts. @param {string} address @param {RequestInit} how */
async function askedByServer(address, how) {
  const answer = await fetch(address, { headers: { Accept: "text/html" }, ...how });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return answer.ok ? page.querySelector("[data-question]") : null;
}

/** @param {Element} asked */
function showQuestion(asked) {
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

/** @param {string} address @param {RequestInit} how @param {() => void} otherwise goes to the page that asks */
async function askInDialog(address, how, otherwise) {
  const asked = await askedByServer(address, how).catch(() => null);
  if (asked && typeof HTMLDialogElement === "function") showQuestion(asked);
  else otherwise();
}

/** @param {HTMLFormElement} form */
function askBeforeSending(form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    askInDialog(form.action, { method: "POST", body }, () => form.submit());
  });
}

/** Links may come into the page later. @param {MouseEvent} event */
function askBeforeGoing(event) {
  const link = event.target instanceof Element ? event.target.closest("a[data-confirm]") : null;
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  askInDialog(link.href, {}, () => location.assign(link.href));
}

document.querySelectorAll("form[data-confirm]").forEach((form) => askBeforeSending(/** @type {HTMLFormElement} */ (form)));
document.addEventListener("click", askBeforeGoing);
