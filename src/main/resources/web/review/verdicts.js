// @ts-check
// Verdicts on units, sent after the time to take them back.

import { callApi } from "../shared/api.js";
import { decideLater } from "./pending.js";
import { phrase } from "./phrases.js";

/** @typedef {{unit: string, name: string, round: number, outcome: string, reasons: {field: string, text: string}[], href: string}} Verdict */

/** @param {Verdict} verdict */
const lookOf = (verdict) => (verdict.outcome === "approved" ? "good" : "bad");

/** @param {Verdict} verdict */
const wordsOf = (verdict) => phrase(verdict.outcome, { name: verdict.name });

/** @param {Verdict} verdict @param {() => void} undone is told when it is taken back */
export function verdictLater(verdict, undone) {
  const key = crypto.randomUUID();
  decideLater({ unit: verdict.unit, subject: verdict.unit, look: lookOf(verdict), words: wordsOf(verdict), href: verdict.href, undone,
    send: (leaving) => sendVerdict(verdict, key, leaving) });
}

/** @param {Verdict} verdict @param {string} key @param {boolean} leaving @returns {Promise<import("./pending.js").Fate>} */
async function sendVerdict(verdict, key, leaving) {
  const { unit, round, outcome, reasons } = verdict;
  const answer = await callApi("POST", `/api/v1/review/units/${unit}/decision`,
    { json: JSON.stringify({ round, outcome, reasons }), headers: { "Idempotency-Key": key }, keepalive: leaving }).catch(() => null);
  if (answer && answer.status < 300) return { look: lookOf(verdict), words: phrase("sent", { name: wordsOf(verdict) }) };
  const why = answer?.body?.detail || answer?.body?.title || phrase("unreached");
  const mayHelp = !answer || answer.status >= 500 || answer.status === 401;
  return { look: "bad", words: phrase("failed", { why }), again: mayHelp ? "send" : "open" };
}
