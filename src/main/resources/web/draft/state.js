// @ts-check
// What auto-save shows and does next. Pure: no clock, no timer, no network, no randomness of its own.
//
// The thirteen states shown to the user: clean dirty saving local busy merged conflict taken auth restored locked
// closed noLocal; `refused` is the fourteenth, for a page the server will not take as it stands (413, 400).
// `noLocal` is not a step of the life but a way to show the others, see shownAs.

/**
 * @typedef {"clean"|"dirty"|"saving"|"local"|"busy"|"merged"|"conflict"|"taken"|"auth"|"restored"|"locked"|"closed"|"refused"} Kind
 * @typedef {{kind: Kind, unsent: boolean, keeps: boolean, beatMs: number, attempt: number, waitMs: number,
 *   savedAt: string, mergedCount: number}} SaveState
 *   unsent: typed text that no answer has acknowledged; keeps: a local copy can be written;
 *   attempt: failures in a row; waitMs: the wait last asked for
 * @typedef {{type: string, same?: boolean, beatMs?: number, savedAt?: string, retryAfterMs?: number, random?: number,
 *   conflicts?: number, count?: number, ok?: boolean}} SaveEvent
 * @typedef {"send"|"wait"|"stop"|"fetch"|"choose"|"signIn"|"freeze"|"thaw"|"forget"|"showRestored"|"offerCopy"} Effect
 * @typedef {{state: SaveState, effects: Effect[]}} Step
 */

const LONGEST_WAIT_MS = 60_000;
const AT_REST = ["clean", "merged", "dirty", "restored", "refused"];
const FROZEN = ["taken", "locked", "closed"];

/** @param {number} beatMs @param {string} savedAt RFC 3339 or "" @returns {SaveState} */
export function firstState(beatMs, savedAt) {
  return { kind: "clean", unsent: false, keeps: true, beatMs, attempt: 0, waitMs: beatMs, savedAt, mergedCount: 0 };
}

/** Doubles from 2 s to a minute, ±25 %, so that thousands of browsers do not come back together. @param {number} attempt @param {number} random 0…1 */
export function backOffMs(attempt, random) {
  return Math.round(Math.min(LONGEST_WAIT_MS, 1000 * 2 ** Math.min(attempt, 6)) * (0.75 + random / 2));
}

/** The server's word is the least wait; up to a quarter is added, never taken away. @param {SaveEvent} event @param {number} attempt */
function busyWaitMs(event, attempt) {
  const random = event.random ?? 0.5;
  return event.retryAfterMs ? Math.round(event.retryAfterMs * (1 + random / 4)) : backOffMs(attempt, random);
}

/** @param {SaveState} state @param {Partial<SaveState>} change @param {...Effect} effects @returns {Step} */
const to = (state, change, ...effects) => ({ state: { ...state, ...change }, effects });

/** @param {SaveState} state @returns {Step} */
const sending = (state) => to(state, { kind: "saving" }, "send");

/** @param {SaveState} state @param {SaveEvent} event @returns {Step} */
function typed(state, { same = false }) {
  if (!AT_REST.includes(state.kind)) return to(state, { unsent: true });
  if (same) return to(state, { kind: "clean", unsent: false }, "stop", "forget");
  const waiting = state.kind === "dirty" || (state.kind === "merged" && state.unsent);
  return waiting ? to(state, { kind: "dirty" }) : to(state, { kind: "dirty", unsent: true, waitMs: state.beatMs }, "wait");
}

/** @param {SaveState} state @param {SaveEvent} event @returns {Step} */
function saved(state, { same = false, savedAt = state.savedAt, beatMs = state.beatMs }) {
  const known = { savedAt, beatMs, attempt: 0, waitMs: beatMs };
  if (FROZEN.includes(state.kind)) return to(state, known);
  return same ? to(state, { ...known, kind: "clean", unsent: false }, "stop", "forget")
    : to(state, { ...known, kind: "dirty", unsent: true }, "wait");
}

/** A newer text was fetched after a 412 and merged. @param {SaveState} state @param {SaveEvent} event @returns {Step} */
function newer(state, { conflicts = 0, count = 0, same = false, beatMs = state.beatMs }) {
  const known = { attempt: 0, beatMs, waitMs: beatMs, mergedCount: count, unsent: !same };
  if (conflicts > 0) return to(state, { ...known, unsent: true, kind: "conflict" }, "stop", "choose");
  const kind = count > 0 ? "merged" : same ? "clean" : "dirty";
  return same ? to(state, { ...known, kind }, "stop", "forget") : to(state, { ...known, kind }, "wait");
}

/** Each event's rule. @type {Record<string, (state: SaveState, event: SaveEvent) => Step>} */
const RULES = {
  typed,
  saved,
  newer,
  beat: (s) => (s.unsent && ["dirty", "merged", "local", "busy"].includes(s.kind) ? sending(s) : to(s, {})),
  flush: (s) => (s.unsent && ["dirty", "merged", "local"].includes(s.kind) ? sending(s) : to(s, {})),
  wake: (s, e) => (s.kind === "local" ? to(s, { waitMs: Math.round((e.random ?? 0.5) * 1000) }, "wait") : to(s, {})),
  offline: (s) => (s.kind === "dirty" ? to(s, { kind: "local", waitMs: backOffMs(1, 0.5) }, "wait") : to(s, {})),
  unreached: (s, e) => to(s, { kind: "local", attempt: s.attempt + 1, waitMs: backOffMs(s.attempt + 1, e.random ?? 0.5) }, "wait"),
  busy: (s, e) => to(s, { kind: "busy", attempt: s.attempt + 1, beatMs: e.beatMs ?? s.beatMs, waitMs: busyWaitMs(e, s.attempt + 1) }, "wait"),
  stale: (s) => to(s, {}, "fetch"),
  chosen: (s) => sending({ ...s, unsent: true }),
  signedOut: (s) => to(s, { kind: "auth" }, "stop", "signIn"),
  signedIn: (s) => (s.unsent ? sending(s) : to(s, { kind: "clean" })),
  refused: (s) => to(s, { kind: "refused" }, "stop"),
  locked: (s) => to(s, { kind: "locked", unsent: false }, "stop", "freeze", "forget"),
  closed: (s) => to(s, { kind: "closed" }, "stop", "freeze", "offerCopy"),
  taken: (s) => (s.kind === "locked" || s.kind === "closed" ? to(s, {}) : to(s, { kind: "taken" }, "stop", "freeze")),
  continued: (s, e) => (e.same ? to(s, { kind: "clean", unsent: false }, "thaw")
    : to(s, { kind: "dirty", unsent: true, waitMs: s.beatMs }, "thaw", "wait")),
  restored: (s, e) => (e.conflicts ? to(s, { kind: "conflict", unsent: true }, "choose") : to(s, { kind: "restored", unsent: true }, "showRestored")),
  kept: (s) => (s.kind === "restored" ? sending(s) : to(s, {})),
  discarded: (s) => to(s, { kind: "clean", unsent: false }, "stop", "forget"),
  stored: (s, e) => to(s, { keeps: e.ok === true }),
};

/** All that a frozen page still listens to: late answers and closed dialogs must not wake it. */
const HEARD_WHEN_FROZEN = ["saved", "stored", "continued", "taken", "locked", "closed"];

/** @param {SaveState} state @param {SaveEvent} event @returns {Step} */
export function next(state, event) {
  const deaf = FROZEN.includes(state.kind) && !HEARD_WHEN_FROZEN.includes(event.type);
  return deaf ? to(state, {}) : RULES[event.type](state, event);
}

/** @param {SaveState} state @returns {Kind | "noLocal"} the state in words: a failing page without a local copy says so first */
export function shownAs(state) {
  const atRisk = state.unsent && !state.keeps && ["dirty", "local", "busy", "auth", "refused"].includes(state.kind);
  return atRisk ? "noLocal" : state.kind;
}

/** @param {Kind | "noLocal"} shown @returns {"ok"|"dirty"|"busy"|"warn"|"bad"} */
export function toneOf(shown) {
  if (shown === "clean" || shown === "merged" || shown === "locked") return "ok";
  if (shown === "dirty") return "dirty";
  if (shown === "saving") return "busy";
  return shown === "conflict" || shown === "noLocal" || shown === "refused" ? "bad" : "warn";
}
