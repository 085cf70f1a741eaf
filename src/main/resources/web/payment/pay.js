// @ts-check
// The page on which an order is paid: turns to "paid" by itself, counts a code down, gives a colleague's link to copy.

import "../shared/site.js";
import { watchOrder } from "./live.js";

/** Minutes and seconds that are left. Pure. @param {number} ms */
const clock = (ms) => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

/** @param {HTMLElement} left */
function countDown(left) {
  const ends = Date.parse(left.dataset.expires ?? "");
  const shown = left.querySelector("[data-clock]");
  const scan = left.closest("[data-scan]");
  const over = scan?.querySelector("[data-over]");
  const tick = () => {
    const ms = ends - Date.now();
    if (shown) shown.textContent = clock(ms);
    if (ms > 0) return;
    clearInterval(timer);
    scan?.classList.add("over");
    if (over instanceof HTMLElement) over.hidden = false;
  };
  const timer = setInterval(tick, 1_000);
  tick();
}

const left = document.querySelector("[data-left]");
if (left instanceof HTMLElement) countDown(left);

const live = document.querySelector("[data-live]");
if (live instanceof HTMLElement && live.dataset.live) {
  const api = live.dataset.live;
  const list = api.includes("/payer-links/") ? api : `${api}/payments`;
  // Shown by the server as any other state of the page; what was typed nowhere can be lost.
  watchOrder(api, list, live.dataset.seen ?? "", () => location.replace(location.pathname + location.search));
}

const copy = document.querySelector("[data-copy-link]");
const link = document.querySelector("[data-own-link]");
if (link instanceof HTMLElement) {
  const address = new URL(link.dataset.ownLink ?? "", location.href).href;
  link.textContent = address;
  if (copy instanceof HTMLButtonElement && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(address);
      copy.textContent = copy.dataset.copied ?? "";
    });
  }
}
