// @ts-check
// What was decided and not yet sent: ten seconds to take it back, sent earlier when the page is left. Whatever becomes of
// it stands in the unit's row of the queue.

import { element, pressButton } from "../shared/element.js";
import { phrase } from "./phrases.js";

/**
 * What became of it, as the row shows it; `again` offers to send it once more, or to open the case and look.
 * @typedef {{look: string, words: string, again?: "send" | "open"}} Fate
 */
/**
 * On one `subject` one decision waits: a newer one takes the place of an older.
 * @typedef {{unit: string, subject: string, look: string, words: string, href: string, undone: () => void,
 *   send: (leaving: boolean) => Promise<Fate>}} Given
 */
/** @typedef {Given & {timer: number}} Pending */

export const UNDO_MS = 10_000;

/** @type {Pending[]} */
const waiting = [];
/** @type {HTMLElement | null} */
let bar = null;

const rowOf = (/** @type {string} */ unit) => document.querySelector(`[data-queue] [data-unit="${CSS.escape(unit)}"]`);

/** @param {string} unit @param {string} look @param {string} text @param {Node[]} more */
function mark(unit, look, text, ...more) {
  const row = rowOf(unit);
  row?.classList.toggle("decided", look !== "");
  row?.querySelector("[data-verdict]")?.replaceChildren(...(text ? [element("span", { class: `tag ${look}` }, text)] : []));
  row?.querySelector(".link")?.remove();
  row?.append(...more);
}

function draw() {
  const last = waiting[waiting.length - 1];
  if (!last) {
    bar?.remove();
    bar = null;
    return;
  }
  bar ??= document.body.appendChild(element("div", { class: "pending-bar" }));
  bar.replaceChildren(element("p", { role: "status" }, last.words), pressButton(phrase("undo"), undoLast));
}

/** It waits no longer. @param {Pending} pending */
function take(pending) {
  const place = waiting.indexOf(pending);
  if (place >= 0) waiting.splice(place, 1);
  window.clearTimeout(pending.timer);
  draw();
}

/** @param {Given} given */
export function decideLater(given) {
  const older = waiting.find((one) => one.subject === given.subject);
  if (older) take(older);
  const pending = { ...given, timer: 0 };
  pending.timer = window.setTimeout(() => void sendNow(pending), UNDO_MS);
  waiting.push(pending);
  mark(pending.unit, pending.look, pending.words);
  draw();
}

export function undoLast() {
  const last = waiting[waiting.length - 1];
  if (!last) return;
  take(last);
  mark(last.unit, "", "");
  last.undone();
}

/** @param {Pending} pending @param {boolean} [leaving] */
async function sendNow(pending, leaving = false) {
  take(pending);
  const fate = await pending.send(leaving);
  const more = fate.again === "send" ? [pressButton(phrase("retry"), () => void sendNow(pending), "link")]
    : fate.again === "open" ? [element("a", { class: "link", href: pending.href }, phrase("retry"))] : [];
  mark(pending.unit, fate.look, fate.words, ...more);
}

/** Whether a decision on this is still to be sent. @param {string} subject */
export const isPending = (subject) => waiting.some((one) => one.subject === subject);

window.addEventListener("pagehide", () => [...waiting].forEach((pending) => void sendNow(pending, true)));
