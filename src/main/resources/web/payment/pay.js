// @ts-check
// The page on which an order is paid: turns to "paid" by itself, keeps asking for a code that is late, counts a code down,
// gives a colleague's link to copy.

import "../shared/site.js";
import { callApi } from "../shared/api.js";
import { watchOrder } from "./live.js";

/** So the page knows after turning by itself that the reader is to be told of it. */
const TURNED = "fairgate-pay-turned";

/** Where nothing may be kept, nothing is told. @returns {Storage | null} */
const memory = () => {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
};

/** Pauses before a late code is asked for again; the last one stays. */
const PAUSES_MS = [3_000, 4_000, 6_000, 10_000];
const MOST_QUESTIONS = 60;

/** Minutes and seconds that are left. Pure. @param {number} ms */
const clockText = (ms) => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

/** Whether a form of this page is on its way: its answer is the newest there is, and going elsewhere would cut it off. */
let sending = false;

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

/** A gateway may take seconds: the pressed button says so, and nobody presses twice. @param {HTMLFormElement} form */
function showWork(form) {
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  form.append(said);
  form.addEventListener("submit", (event) => {
    const pressed = /** @type {SubmitEvent} */ (event).submitter;
    pressed?.setAttribute("aria-busy", "true");
    said.textContent = form.dataset.working ?? "";
    sending = true;
    // Not before the form is on its way: a disabled button is not sent.
    setTimeout(() => form.querySelectorAll("button").forEach((button) => (button.disabled = true)));
  });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    sending = false;
    said.textContent = "";
    form.querySelectorAll("button").forEach((button) => (button.disabled = false, button.removeAttribute("aria-busy")));
  });
}

/**
 * The first call brought no code in time. Asking for one again takes the same try up where it is, so nothing is paid twice.
 * @param {string} api @param {string} channel @param {() => boolean} come looks at the page again
 */
async function keepAsking(api, channel, come) {
  for (let asked = 0; asked < MOST_QUESTIONS; asked++) {
    await new Promise((resolve) => setTimeout(resolve, PAUSES_MS[Math.min(asked, PAUSES_MS.length - 1)]));
    if (document.visibilityState !== "visible") continue;
    const headers = { "Idempotency-Key": `again-${Date.now()}-${Math.random()}` };
    const answer = await callApi("POST", `${api}/payments`, { json: JSON.stringify({ channel }), headers }).catch(() => null);
    const late = !answer || answer.status === 429 || answer.status === 503;
    if (!late && !["sending", "unknown"].includes(answer.body?.state) && come()) return;
  }
}

/** What has changed by itself is read out and has the focus. */
function tellOfTurn() {
  if (!memory()?.getItem(TURNED)) return;
  memory()?.removeItem(TURNED);
  /** @type {HTMLElement | null} */ (document.querySelector("[data-result] h2"))?.focus();
}

const codeLeft = document.querySelector("[data-left]");
if (codeLeft instanceof HTMLElement) countCodeDown(codeLeft);
document.querySelectorAll("form[data-start]").forEach((form) => showWork(/** @type {HTMLFormElement} */ (form)));
tellOfTurn();

const livePage = document.querySelector("[data-live]");
if (livePage instanceof HTMLElement && livePage.dataset.live) {
  const api = livePage.dataset.live;
  const list = api.includes("/payer-links/") ? api : `${api}/payments`;
  // Shown by the server as any other state of the page; nothing is typed here that could be lost. The page may have come as
  // the answer to a form, so its own address is not where it is looked at again.
  const page = livePage.dataset.page ?? location.pathname;
  const come = () => {
    if (sending) return false;
    memory()?.setItem(TURNED, "1");
    location.replace(page + location.search);
    return true;
  };
  watchOrder(api, list, livePage.dataset.seen ?? "", come);
  const wait = document.querySelector("[data-wait]");
  if (wait instanceof HTMLElement) void keepAsking(api, wait.dataset.wait ?? "", come);
}

const copyLink = document.querySelector("[data-copy-link]");
const ownLink = document.querySelector("[data-own-link]");
if (ownLink instanceof HTMLAnchorElement) {
  const address = ownLink.href;
  ownLink.textContent = address;
  if (copyLink instanceof HTMLButtonElement && navigator.clipboard) {
    copyLink.hidden = false;
    copyLink.addEventListener("click", async () => {
      await navigator.clipboard.writeText(address);
      copyLink.textContent = copyLink.dataset.copied ?? "";
    });
  }
}
