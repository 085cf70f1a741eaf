// @ts-check
// Entry of the persons' page: choosing a whole page, what applies shown, a question before what cannot be undone.

import "../shared/site.js";
import { ask } from "../shared/dialog.js";
import { element } from "../shared/element.js";
import { listenToKeys } from "./keys.js";

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-people]"));
const boxes = () => /** @type {HTMLInputElement[]} */ ([...(form?.querySelectorAll('input[name="person"]') ?? [])]);
const chosen = () => boxes().filter((box) => box.checked).length;
const decision = () => new FormData(form ?? undefined).get("decision");

/** @param {HTMLFormElement} all */
function follow(all) {
  const count = all.querySelector("[data-chosen-count]");
  const page = /** @type {HTMLInputElement | null} */ (all.querySelector("[data-all-on-page]"));
  const returnOnly = /** @type {HTMLElement | null} */ (all.querySelector("[data-return-only]"));
  const show = () => {
    if (count) count.textContent = String(chosen());
    if (page) {
      page.checked = chosen() > 0 && chosen() === boxes().length;
      page.indeterminate = chosen() > 0 && chosen() < boxes().length;
    }
    if (returnOnly) returnOnly.hidden = decision() !== "return";
  };
  if (page) {
    page.hidden = false;
    page.addEventListener("change", () => boxes().forEach((box) => (box.checked = page.checked)));
  }
  all.addEventListener("change", show);
  show();
}

/** @param {HTMLFormElement} all */
function askBefore(all) {
  let sure = false;
  all.addEventListener("submit", async (event) => {
    const picked = all.querySelector('input[name="decision"]:checked');
    if (sure || !picked) return;
    event.preventDefault();
    const { question = "", go = "", stay = "" } = all.dataset;
    const label = picked.closest("label")?.querySelector("span")?.firstChild?.textContent?.trim() ?? "";
    const everybody = /** @type {HTMLInputElement | null} */ (all.querySelector('input[name="whom"][value="all"]'))?.checked;
    const number = everybody ? all.dataset.matching ?? "" : String(chosen());
    const answer = await ask({ title: question.replace("{number}", number).replace("{decision}", label),
      content: [element("p", {}, all.dataset.consequence ?? "")], actions: [{ label: go, value: "go", look: "" }, { label: stay, value: "stay" }] });
    if (answer !== "go") return;
    sure = true;
    all.requestSubmit();
  });
}

/** @param {1 | -1} step */
function step(step) {
  const all = boxes();
  const at = all.findIndex((box) => box === document.activeElement);
  all[Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
}

if (form) {
  follow(form);
  askBefore(form);
  listenToKeys({ j: () => step(1), k: () => step(-1), t: () => /** @type {HTMLElement | null} */ (form.querySelector('input[name="decision"]'))?.focus() });
}
