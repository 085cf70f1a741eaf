// @ts-check
// The case beside the queue: fetched ahead, shown without loading the page anew, claimed while it is open.

import { callApi } from "../shared/api.js";
import { revealKeys } from "./keys.js";

const RENEW_MS = 120_000;

/** @type {Map<string, Promise<Document>>} */
const ahead = new Map();
let renewal = 0;

/** The page as HTML, without opening the case: that is done when it is shown. @param {string} href @returns {Promise<Document>} */
async function fetched(href) {
  const answer = await fetch(href, { headers: { Accept: "text/html", "X-Ahead": "1" }, credentials: "same-origin", redirect: "error" });
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** @param {string} href */
export function fetchAhead(href) {
  if (ahead.has(href)) return;
  const page = fetched(href);
  page.catch(() => ahead.delete(href));
  ahead.set(href, page);
}

/** @returns {HTMLElement} */
export const pane = () => /** @type {HTMLElement} */ (document.querySelector("[data-case]"));

/** @returns {HTMLElement | null} */
export const openCase = () => pane().querySelector("[data-unit-case]");

/** @param {string} href @returns {Promise<boolean>} false when it could not be shown here */
export async function showCase(href) {
  try {
    fetchAhead(href);
    const page = await /** @type {Promise<Document>} */ (ahead.get(href));
    ahead.delete(href);
    const content = page.querySelector("[data-case]");
    if (!content) return false;
    pane().replaceChildren(...[...content.childNodes].map((node) => document.importNode(node, true)));
    document.querySelector("[data-desk]")?.classList.add("reading");
    document.title = page.title;
    revealKeys(pane());
    /** @type {HTMLElement | null} */ (pane().querySelector("[data-case-title]"))?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
    keepClaim();
    return true;
  } catch {
    ahead.delete(href);
    return false;
  }
}

/** Claims what is shown, and again while it stays open and in sight. */
export function keepClaim() {
  window.clearInterval(renewal);
  const unit = openCase()?.dataset.unitCase;
  if (!unit || openCase()?.dataset.decidable !== "true") return;
  const claim = () => document.visibilityState === "visible" && void claimed(unit);
  renewal = window.setInterval(claim, RENEW_MS);
  claim();
}

/** @param {string} unit */
async function claimed(unit) {
  const answer = await callApi("POST", `/api/v1/review/units/${unit}/claim`).catch(() => null);
  if (!answer || answer.status >= 300 || openCase()?.dataset.unitCase !== unit) return;
  const holder = answer.body.mine ? "" : answer.body.staffId;
  if ((toldOf(pane())?.dataset.claimTold ?? "") !== holder) await tellOfClaim(unit, location.href).catch(() => {});
}

/** @param {ParentNode} part @returns {HTMLElement | null} where it says that somebody else has the case open */
const toldOf = (part) => part.querySelector("[data-claim-told]");

/** Whoever has the case by now, in the words of the server. @param {string} unit @param {string} href */
async function tellOfClaim(unit, href) {
  const told = toldOf(await fetched(href));
  if (openCase()?.dataset.unitCase !== unit) return;
  toldOf(pane())?.remove();
  if (told) pane().querySelector(".case-head")?.after(document.importNode(told, true));
}

/** Empties the pane. @param {string} text */
export function showNothing(text) {
  window.clearInterval(renewal);
  const box = document.createElement("div");
  box.className = "empty";
  box.append(Object.assign(document.createElement("h2"), { textContent: text }));
  pane().replaceChildren(box);
}
