// @ts-check
// The page of a bank transfer: what is to be written elsewhere can be copied, and a large photo of the slip is shrunk.

import "../shared/site.js";
import { shrunkPhoto } from "../shared/photo.js";
import { pressButton } from "../shared/element.js";

const LONGEST_FILE = 2 * 1024 * 1024;

/** @param {HTMLElement} list */
function offerCopies(list) {
  if (!navigator.clipboard) return;
  for (const value of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-copy]"))) {
    const button = pressButton(list.dataset.copies ?? "", async () => {
      await navigator.clipboard.writeText(value.dataset.copy ?? "");
      button.textContent = list.dataset.copied ?? "";
      setTimeout(() => (button.textContent = list.dataset.copies ?? ""), 2_000);
    });
    const label = value.closest("div")?.querySelector("dt")?.id ?? "";
    if (!button.id) button.id = `copy-${label}`;
    button.setAttribute("aria-labelledby", `${button.id} ${label}`);
    button.setAttribute("aria-live", "polite");
    value.after(" ", button);
  }
}

/** The server refuses what is too large; a photo of a slip often is. @param {HTMLInputElement} input */
async function shrink(input) {
  const chosen = input.files?.[0];
  if (!chosen) return;
  const fit = await shrunkPhoto(chosen, LONGEST_FILE);
  if (fit === chosen) return;
  const files = new DataTransfer();
  files.items.add(new File([fit], "voucher.jpg", { type: fit.type }));
  input.files = files.files;
}

document.querySelectorAll("[data-copies]").forEach((list) => offerCopies(/** @type {HTMLElement} */ (list)));
document.querySelectorAll("[data-voucher]").forEach((input) =>
  input.addEventListener("change", () => void shrink(/** @type {HTMLInputElement} */ (input))));
