// @ts-check
// A document large, with a quarter turn; the link itself opens it in the browser where there is no script.

import { element, pressButton } from "../shared/element.js";
import { phrase } from "./phrases.js";

/** @param {string} address @param {string} label */
function enlarge(address, label) {
  let turns = 0;
  const picture = /** @type {HTMLImageElement} */ (element("img", { src: address, alt: label }));
  const turn = pressButton(phrase("turn"), () => (picture.style.transform = `rotate(${(turns += 1) * 90}deg)`));
  const close = element("button", { class: "button small", value: "close" }, phrase("close"));
  const form = element("form", { method: "dialog" }, picture, element("div", { class: "actions" }, turn, close));
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { class: "zoom", "aria-label": label }, form));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {HTMLAnchorElement} link */
export const zoomLink = (link) => enlarge(link.href, link.querySelector("img")?.alt || link.textContent || "");

/** The first picture of the page. */
export function zoomFirst() {
  const link = document.querySelector("a[data-zoom]");
  if (link instanceof HTMLAnchorElement) zoomLink(link);
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-zoom]") : null;
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  zoomLink(link);
});
