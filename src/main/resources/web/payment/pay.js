// @ts-check
// The page on which an order is paid: turns to "paid" by itself, counts a code down, gives a colleague's link to copy.

import "../shared/site.js";
import { watchOrder } from "./live.js";

/** Minutes and seconds that are left. Pure. @param {number} ms */
const clockText = (ms) => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

/** @param {HTMLElement} left */
function countCodeDown(left) {
  const ends = Date.parse(left.dataset.expires ?? "");
  const shown = left.querySelector("[data-clock]");
  const scan = left.closest("[data-scan]");
  const over = scan?.querySelector("[data-over]");
  const tick = () => {
    const ms = ends - Date.now();
    if (shown) shown.textContent = clockText(ms);
    if (ms > 0) return;
    clearInterval(timer);
    scan?.classList.add("over");
    if (over instanceof HTMLElement) over.hidden = false;
  };
  const timer = setInterval(tick, 1_000);
  tick();
}

const codeLeft = document.querySelector("[data-left]");
if (codeLeft instanceof HTMLElement) countCodeDown(codeLeft);

const livePage = document.querySelector("[data-live]");
if (livePage instanceof HTMLElement && livePage.dataset.live) {
  const api = livePage.dataset.live;
  const list = api.includes("/payer-links/") ? api : `${api}/payments`;
  // Shown by the server as any other state of the page; nothing is typed here that could be lost. The page may have come as
  // the answer to a form, so its own address is not where it is looked at again.
  const page = livePage.dataset.page ?? location.pathname;
  watchOrder(api, list, livePage.dataset.seen ?? "", () => location.replace(page + location.search));
}

const copyLink = document.querySelector("[data-copy-link]");
const ownLink = document.querySelector("[data-own-link]");
if (ownLink instanceof HTMLElement) {
  const address = new URL(ownLink.dataset.ownLink ?? "", location.href).href;
  ownLink.textContent = address;
  if (copyLink instanceof HTMLButtonElement && navigator.clipboard) {
    copyLink.hidden = false;
    copyLink.addEventListener("click", async () => {
      await navigator.clipboard.writeText(address);
      copyLink.textContent = copyLink.dataset.copied ?? "";
    });
  }
}
