// @ts-check
// One save over HTTP and what its answer means. Knows nothing of forms, timers or states.

import { callApi } from "../shared/api.js";

/** @typedef {import("../shared/api.js").Answer} Answer */
/** @typedef {import("./state.js").SaveEvent & {version?: string, requestId?: string}} Outcome */

const DEADLINE_MS = 15_000;
const KEEPALIVE_BYTES = 60 * 1024;

/** @param {string | null} header seconds or an HTTP date @param {number} now @returns {number | undefined} ms */
export function retryAfterMs(header, now) {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/** The meaning of a save's answer. Pure but for `now`. @param {Answer} answer @param {number} now @returns {Outcome} */
export function outcomeOf({ status, headers, body }, now) {
  const beatMs = Number(body?.saveIntervalMs) || undefined;
  if (status === 200 || status === 201) return { type: "saved", version: String(body.version), savedAt: body.savedAt, beatMs };
  if (status === 401 || status === 403) return { type: String(body?.code).endsWith(".closed") ? "closed" : "signedOut" };
  if (status === 409) return { type: String(body?.code).endsWith(".closed") ? "closed" : "locked" };
  if (status === 412 || status === 428) return { type: "stale" };
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return { type: "busy", retryAfterMs: retryAfterMs(headers.get("Retry-After"), now), beatMs };
  }
  return { type: "refused" };
}

/** @param {(signal: AbortSignal) => Promise<Answer>} call @returns {Promise<Answer | null>} null: no answer, so the outcome is unknown */
async function withDeadline(call) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), DEADLINE_MS);
  try {
    return await call(abort.signal);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** @param {string} page */
const pathOf = (page) => `/api/v1/drafts/${encodeURIComponent(page)}`;

/**
 * @param {string} page @param {string} body JSON @param {string} version "" for the first save
 * @returns {Promise<Outcome>}
 */
export async function sendDraft(page, body, version) {
  /** @type {Record<string, string>} */
  const headers = version ? { "If-Match": `"${version}"` } : { "If-None-Match": "*" };
  const keepalive = new TextEncoder().encode(body).length <= KEEPALIVE_BYTES;
  const answer = await withDeadline((signal) => callApi("PUT", pathOf(page), { json: body, headers, signal, keepalive }));
  return answer ? outcomeOf(answer, Date.now()) : { type: "unreached" };
}

/**
 * @param {string} page
 * @returns {Promise<{page: Record<string, any> | null, version: string} | Outcome>} the newest text (null: none yet), or why it is not known
 */
export async function fetchDraft(page) {
  const answer = await withDeadline((signal) => callApi("GET", pathOf(page), { signal }));
  if (!answer) return { type: "unreached" };
  if (answer.status === 404) return { page: null, version: "" };
  if (answer.status !== 200) return outcomeOf(answer, Date.now());
  const version = /\d+/.exec(answer.headers.get("ETag") ?? "")?.[0] ?? "";
  return { page: answer.body, version };
}
