// @ts-check
// Entry of the sign-up page: says at once when the credit code cannot be right, and offers the explicit way on.

import "../shared/site.js";
import "../shared/combobox.js";
import "./code-button.js";
import { clearFieldError, showFieldError } from "../shared/field-error.js";
import { say } from "../shared/texts.js";
import { creditCodeFault, normalCreditCode } from "./credit-code.js";

/** @param {HTMLInputElement} input */
function checkCreditCode(input) {
  const override = /** @type {HTMLElement | null} */ (document.querySelector("[data-code-override]"));
  const box = override?.querySelector("input");
  const judge = (/** @type {boolean} */ finished) => {
    const code = normalCreditCode(input.value);
    const fault = code && (finished || code.length >= 18) ? creditCodeFault(code) : "";
    if (override) override.hidden = fault !== "check";
    if (fault !== "check" && box) box.checked = false;
    if (fault && !box?.checked) showFieldError(input, say(`credit-code-${fault}`));
    else if (input.hasAttribute("aria-invalid")) clearFieldError(input);
  };
  input.addEventListener("input", () => judge(false));
  input.addEventListener("blur", () => {
    input.value = normalCreditCode(input.value);
    judge(true);
  });
  box?.addEventListener("change", () => judge(true));
}

document.querySelectorAll("input[data-credit-code]").forEach((input) => checkCreditCode(/** @type {HTMLInputElement} */ (input)));
