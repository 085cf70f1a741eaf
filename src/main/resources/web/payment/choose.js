// @ts-check
// Whom to pay for: everybody at once, and what it comes to.

import "../shared/site.js";

const form = document.querySelector("form[data-choose]");
if (form instanceof HTMLFormElement) {
  const boxes = [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[name=person]"))];
  const all = /** @type {HTMLInputElement | null} */ (form.querySelector("[data-all]"));
  const total = form.querySelector("[data-total]");
  const fee = Number(form.dataset.fee);
  const row = form.querySelector("[data-all-row]");
  if (row instanceof HTMLElement) row.hidden = boxes.length < 2;

  const sum = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    if (total) total.textContent = `¥${((chosen * fee) / 100).toLocaleString("en", { minimumFractionDigits: 2 })}`;
    if (all) {
      all.checked = chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
    }
  };
  all?.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    sum();
  });
  form.addEventListener("change", sum);
  sum();
}
