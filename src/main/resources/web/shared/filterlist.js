// @ts-check
// Narrows a long list of checkboxes (<div data-filter-list>) by what is typed above it; ticked ones always stay in sight.

import { matchesWords } from "./combobox.js";
import { element } from "./element.js";
import { say } from "./texts.js";

/** @param {HTMLElement} list */
function addFilter(list) {
  const rows = [...list.querySelectorAll("label")];
  const groups = [...list.querySelectorAll("[data-filter-group]")];
  const label = list.dataset.filterList || say("filter-label");
  const query = /** @type {HTMLInputElement} */ (element("input", { class: "input", type: "search", "data-draft-skip": true, "aria-label": label, placeholder: label }));
  const count = element("p", { class: "count", role: "status" });
  const ticked = () => rows.filter((row) => row.querySelector("input")?.checked).length;
  const recount = () => (count.textContent = say("filter-count", { count: ticked() }));
  const narrow = () => {
    for (const row of rows) {
      const words = `${row.textContent} ${row.dataset.search ?? ""}`.toLowerCase();
      row.hidden = !matchesWords(words, query.value) && !row.querySelector("input")?.checked;
    }
    for (const group of groups) /** @type {HTMLElement} */ (group).hidden = ![...group.querySelectorAll("label")].some((row) => !row.hidden);
  };
  query.addEventListener("input", (event) => {
    event.stopPropagation();
    narrow();
  });
  list.addEventListener("change", recount);
  list.addEventListener("draft:filled", recount);
  list.before(query);
  list.after(count);
  recount();
}

document.querySelectorAll("[data-filter-list]").forEach((list) => addFilter(/** @type {HTMLElement} */ (list)));
