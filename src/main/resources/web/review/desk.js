// @ts-check
// Entry of the workbench: moves through the queue, takes verdicts, listens to keys. Everything it does a plain link or
// form of the page does too.

import "../shared/question.js";
import "../shared/site.js";
import { fetchAhead, keepClaim, openCase, pane, showCase, showNothing } from "./casepane.js";
import { listenToKeys, revealKeys, showKeys } from "./keys.js";
import { isPending, undoLast } from "./pending.js";
import { phrase } from "./phrases.js";
import { pressReason, reasonsIn } from "./reasons.js";
import { personsForm, tagLater } from "./tags.js";
import { verdictLater } from "./verdicts.js";
import { zoomFirst } from "./zoom.js";

/** @returns {HTMLLIElement[]} */
const rows = () => [...document.querySelectorAll("[data-queue] > li")].filter((row) => row instanceof HTMLLIElement);
const linkIn = (/** @type {Element | undefined} */ row) => /** @type {HTMLAnchorElement | null} */ (row?.querySelector("a") ?? null);
const placeInQueue = () => rows().findIndex((row) => row.dataset.unit === openCase()?.dataset.unitCase);
const undecided = (/** @type {HTMLLIElement} */ row) => !row.classList.contains("decided");

/** @param {string} unit */
function markCurrent(unit) {
  for (const row of rows()) {
    const current = row.dataset.unit === unit;
    row.classList.toggle("current", current);
    if (current) linkIn(row)?.setAttribute("aria-current", "true");
    else linkIn(row)?.removeAttribute("aria-current");
    if (current) row.scrollIntoView({ block: "nearest" });
  }
}

/** @param {string} href @param {boolean} [remember] */
async function turnTo(href, remember = true) {
  pane().setAttribute("aria-busy", "true");
  const shown = await showCase(href);
  pane().removeAttribute("aria-busy");
  if (!shown) return location.assign(href);
  if (remember) history.pushState({}, "", href);
  markCurrent(openCase()?.dataset.unitCase ?? "");
  fetchNext();
}

function fetchNext() {
  const next = linkIn(rows().slice(placeInQueue() + 1).find(undecided));
  if (next) fetchAhead(next.href);
}

/** @param {1 | -1} step */
function move(step) {
  const row = rows()[placeInQueue() + step];
  const link = linkIn(row);
  if (link) void turnTo(link.href);
}

/** The next case that is not decided yet, below or from the top; the next page after the last. */
function moveOn() {
  const all = rows();
  const at = placeInQueue();
  const next = linkIn([...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].find(undecided));
  if (next) return void turnTo(next.href);
  const page = document.querySelector('a[rel="next"]');
  if (page instanceof HTMLAnchorElement) return location.assign(page.href);
  showNothing(phrase("allDone"));
}

const verdictForm = () => /** @type {HTMLFormElement | null} */ (document.querySelector("[data-verdict-form]"));

/** Where the open case is shown. */
const caseAddress = () => linkIn(rows()[placeInQueue()])?.href ?? location.href;

/** @param {HTMLFormElement} form of the case's persons @returns {boolean} whether it waits now, to be sent later */
function decideOnPersons(form) {
  const href = caseAddress();
  const unit = openCase()?.dataset.unitCase;
  return tagLater(form, href, () => openCase()?.dataset.unitCase === unit || void turnTo(href));
}

/** @param {string} outcome */
function decide(outcome) {
  const form = verdictForm();
  const shown = openCase();
  if (!form || shown?.dataset.decidable !== "true" || isPending(shown.dataset.unitCase ?? "")) return;
  const reasons = outcome === "returned" ? reasonsIn(new FormData(form)) : [];
  if (outcome === "returned" && reasons.length === 0) return askForReason(form);
  const { unitCase: unit = "", round } = shown.dataset;
  const href = caseAddress();
  verdictLater({ unit, name: form.dataset.name ?? "", round: Number(round), outcome, reasons, href }, () => void turnTo(href));
  moveOn();
}

/** @param {HTMLFormElement} form */
function askForReason(form) {
  const note = form.querySelector("[data-verdict-note]");
  if (note) {
    note.textContent = phrase("reasonFirst");
    note.setAttribute("role", "alert");
    note.className = "last-reason";
  }
  form.querySelector("[data-reasons]")?.scrollIntoView({ block: "center" });
}

document.addEventListener("submit", (event) => {
  const persons = personsForm(document);
  if (persons && event.target === persons && decideOnPersons(persons)) return event.preventDefault();
  if (event.target !== verdictForm()) return;
  const pressed = /** @type {SubmitEvent} */ (event).submitter;
  if (!(pressed instanceof HTMLButtonElement) || rows().length === 0) return;
  event.preventDefault();
  decide(pressed.value);
});

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("[data-queue] a:not(.link), a[data-case-link]") : null;
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void turnTo(link.href);
});

window.addEventListener("popstate", () => location.reload());
document.querySelector("[data-keys-help]")?.addEventListener("click", showKeys);

/** @type {Record<string, () => void>} */
const actions = {
  j: () => move(1),
  k: () => move(-1),
  a: () => decide("approved"),
  r: () => decide("returned"),
  t: () => /** @type {HTMLElement | null} */ (document.querySelector("[data-tag-choice]"))?.focus(),
  u: undoLast,
  z: zoomFirst,
  "?": showKeys,
};
for (let number = 1; number <= 9; number++) actions[String(number)] = () => pressReason(number);
listenToKeys(actions);
revealKeys(document);
keepClaim();
fetchNext();
