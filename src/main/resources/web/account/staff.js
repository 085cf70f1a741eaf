// @ts-check
// Entry of the organiser's forms of staff accounts: the node is asked for only where the role has one.

import "../shared/site.js";
import "../shared/combobox.js";

/** @param {HTMLSelectElement} role */
function nodeByRole(role) {
  const node = /** @type {HTMLElement | null} */ (document.querySelector("[data-node]"));
  const show = () => {
    if (node) node.hidden = !["delegation", "sub-delegation"].includes(role.value);
  };
  role.addEventListener("change", show);
  show();
}

document.querySelectorAll("select[data-role]").forEach((role) => nodeByRole(/** @type {HTMLSelectElement} */ (role)));
