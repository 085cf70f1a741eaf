// @ts-check
// Entry of check-and-submit and of the result.

import "../shared/question.js";
import "../shared/site.js";

/** @param {HTMLElement} choosers */
function choosing(choosers) {
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[name=person]:enabled"));
  choosers.hidden = boxes.length < 2;
  choosers.addEventListener("click", (event) => {
    const how = event.target instanceof HTMLElement ? event.target.dataset.choose : undefined;
    if (how) boxes.forEach((box) => (box.checked = how === "all"));
  });
}

document.querySelectorAll("[data-choosers]").forEach((choosers) => choosing(/** @type {HTMLElement} */ (choosers)));
