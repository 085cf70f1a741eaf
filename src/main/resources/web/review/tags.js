// @ts-check
// Tags of a case's persons, and sending them back: the form goes up as it was, after the time to take it back. Pressed
// again meanwhile, it goes up once, as it is then, so that the unit is told once.

import { openCase } from "./casepane.js";
import { decideLater } from "./pending.js";
import { phrase } from "./phrases.js";

const DECISION = "decision:";

/** @param {Document | Element} part @returns {HTMLFormElement | null} */
export const personsForm = (part) => part.querySelector("[data-persons-form]");

/** How many persons a form decides on. Pure. @param {Iterable<[string, unknown]>} entries */
export const decidedIn = (entries) => [...entries].filter(([name, value]) => name.startsWith(DECISION) && value !== "").length;

/** @param {HTMLFormElement} form @param {string} href of its case @param {() => void} undone @returns {boolean} false when nobody is decided on */
export function tagLater(form, href, undone) {
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
  const number = decidedIn(body);
  const unit = openCase()?.dataset.unitCase ?? "";
  if (number === 0 || !unit) return false;
  const words = phrase("persons", { name: form.dataset.name ?? "", number });
  decideLater({ unit, subject: `persons ${unit}`, look: "good", words, href, undone, send: (leaving) => sendTags(form.action, body, unit, leaving) });
  return true;
}

/** @param {string} action @param {URLSearchParams} body @param {string} unit @param {boolean} leaving @returns {Promise<import("./pending.js").Fate>} */
async function sendTags(action, body, unit, leaving) {
  try {
    const answer = await fetch(action, { method: "POST", body, keepalive: leaving, credentials: "same-origin", redirect: "error",
      headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok) showOutcome(page, body, unit);
    return fateOf(answer.status, page);
  } catch {
    return { look: "bad", words: phrase("failed", { why: phrase("unreached") }), again: "send" };
  }
}

/** @param {number} status @param {Document} page @returns {import("./pending.js").Fate} */
function fateOf(status, page) {
  const told = page.querySelector("[data-error-summary]");
  const words = told?.querySelector("b, li")?.textContent?.trim() ?? "";
  if (status < 300 && words) return told?.classList.contains("good") ? { look: "good", words } : { look: "bad", words, again: "open" };
  return { look: "bad", words: phrase("failed", { why: words || phrase("unreached") }), again: status >= 500 ? "send" : "open" };
}

/** In the place of the form that was sent; what was chosen since stays. @param {Document} page @param {URLSearchParams} sent @param {string} unit */
function showOutcome(page, sent, unit) {
  const shown = openCase()?.dataset.unitCase === unit ? personsForm(document) : null;
  const fresh = personsForm(page);
  if (!shown || !fresh) return;
  const form = document.importNode(fresh, true);
  for (const [name, value] of new FormData(shown)) {
    const field = form.elements.namedItem(name);
    const since = sent.get(name) !== value;
    if (since && (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) field.value = String(value);
  }
  shown.replaceWith(form);
}
