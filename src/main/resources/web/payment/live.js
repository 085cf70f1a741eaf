// @ts-check
// Whether an order has changed: told by the server as it happens, else asked for, at once when the page is looked at again.

import { callApi } from "../shared/api.js";

const SHORTEST_MS = 3_000;
const LONGEST_MS = 10_000;

/** @typedef {{state: string, payments: {state: string}[]}} Told */

/** As the page was drawn from. Pure. @param {Told} told */
export const seenOf = (told) => [told.state, ...told.payments.map((one) => one.state).sort()].join(" ");

/** How long to wait before asking again: longer each time. Pure. @param {number} before */
export const nextPause = (before) => Math.min(LONGEST_MS, Math.round(before * 1.3));

/**
 * @param {string} api of the order or the link @param {string} seen what the page shows @param {() => boolean} changed answers
 *   whether it has gone to look
 * @param {string} list where the same is read without a stream
 */
export function watchOrder(api, list, seen, changed) {
  let over = false;
  let pause = SHORTEST_MS;
  /** @param {Told} told */
  const look = (told) => {
    if (over || seenOf(told) === seen) return;
    over = changed();
  };
  const ask = async () => {
    const answer = await callApi("GET", list).catch(() => null);
    if (answer?.status === 200) look(answer.body);
  };
  const askOn = () => setTimeout(async () => {
    if (over) return;
    if (document.visibilityState === "visible") await ask();
    pause = nextPause(pause);
    askOn();
  }, pause);

  const stream = new EventSource(`${api}/events`);
  stream.addEventListener("state", (event) => look(JSON.parse(event.data)));
  stream.addEventListener("error", () => {
    if (stream.readyState !== EventSource.CLOSED) return;
    askOn();
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void ask());
  window.addEventListener("pageshow", () => void ask());
}
