// @ts-check
// Verdicts that were given and not yet sent: ten seconds to take one back, sent earlier when the page is left. Whatever
// becomes of it stands in its row of the queue.

import { callApi } from "../shared/api.js";
import { element, pressButton } from "../shared/element.js";
import { phrase } from "./phrases.js";

/** @typedef {{unit: string, name: string, round: number, outcome: string, reasons: {field: string, text: string}[], href: string}} Given */
/** @typedef {Given & {key: string, timer: number}} Pending */

export const UNDO_MS = 10_000;

/** @type {Pending[]} */
const waiting = [];
/** @type {HTMLElement | null} */
let bar = null;
/** @type {(verdict: Given) => void} */
let takenBack = () => {};

const rowOf = (/** @type {string} */ unit) => document.querySelector(`[data-queue] [data-unit="${CSS.escape(unit)}"]`);

/** @param {Given} verdict @param {string} look @param {string} text @param {Node[]} more */
function mark(verdict, look, text, ...more) {
  const row = rowOf(verdict.unit);
  row?.classList.toggle("decided", look !== "");
  row?.querySelector("[data-verdict]")?.replaceChildren(...(text ? [element("span", { class: `tag ${look}` }, text)] : []));
  row?.querySelector(".link")?.remove();
  row?.append(...more);
}

/** @param {Given} verdict */
const words = (verdict) => phrase(verdict.outcome, { name: verdict.name });

function draw() {
  const last = waiting[waiting.length - 1];
  if (!last) {
    bar?.remove();
    bar = null;
    return;
  }
  bar ??= document.body.appendChild(element("div", { class: "pending-bar" }));
  bar.replaceChildren(element("p", { role: "status" }, words(last)), pressButton(phrase("undo"), undoLast));
}

/** @param {Given} given @param {(verdict: Given) => void} undone is told when it is taken back */
export function decideLater(given, undone) {
  takenBack = undone;
  const verdict = { ...given, key: crypto.randomUUID(), timer: 0 };
  verdict.timer = window.setTimeout(() => void sendVerdict(verdict), UNDO_MS);
  waiting.push(verdict);
  mark(verdict, verdict.outcome === "approved" ? "good" : "bad", words(verdict));
  draw();
}

export function undoLast() {
  const verdict = waiting.pop();
  if (!verdict) return;
  window.clearTimeout(verdict.timer);
  mark(verdict, "", "");
  draw();
  takenBack(verdict);
}

/** @param {Pending} verdict @param {boolean} [leaving] */
async function sendVerdict(verdict, leaving = false) {
  const place = waiting.indexOf(verdict);
  if (place >= 0) waiting.splice(place, 1);
  window.clearTimeout(verdict.timer);
  draw();
  const { unit, round, outcome, reasons } = verdict;
  const answer = await callApi("POST", `/api/v1/review/units/${unit}/decision`,
    { json: JSON.stringify({ round, outcome, reasons }), headers: { "Idempotency-Key": verdict.key }, keepalive: leaving }).catch(() => null);
  told(verdict, answer);
}

/** @param {Pending} verdict @param {import("../shared/api.js").Answer | null} answer */
function told(verdict, answer) {
  if (answer && answer.status < 300) {
    mark(verdict, verdict.outcome === "approved" ? "good" : "bad", phrase("sent", { name: words(verdict) }));
    return;
  }
  const why = answer?.body?.detail || answer?.body?.title || phrase("unreached");
  const again = !answer || answer.status >= 500 || answer.status === 401
    ? pressButton(phrase("retry"), () => void sendVerdict(verdict), "link")
    : element("a", { class: "link", href: verdict.href }, phrase("retry"));
  mark(verdict, "bad", phrase("failed", { why }), again);
}

/** @param {boolean} leaving */
const sendAll = (leaving) => [...waiting].forEach((verdict) => void sendVerdict(verdict, leaving));

/** Whether a verdict on this unit is on its way. @param {string} unit */
export const isPending = (unit) => waiting.some((verdict) => verdict.unit === unit);

window.addEventListener("pagehide", () => sendAll(true));
