// @ts-check
// A voucher beside its numbers: enlarged within its frame, and turned.

import "../shared/site.js";

const frame = document.querySelector("[data-voucher-frame]");
const tools = document.querySelector("[data-voucher-tools]");
const picture = frame?.querySelector("img");
let turns = 0;

if (frame && picture && tools instanceof HTMLElement) {
  tools.hidden = false;
  tools.querySelector("[data-larger]")?.addEventListener("click", () => frame.classList.toggle("large"));
  tools.querySelector("[data-turn]")?.addEventListener("click", () => {
    turns = (turns + 1) % 4;
    picture.style.transform = `rotate(${turns * 90}deg)`;
  });
}
