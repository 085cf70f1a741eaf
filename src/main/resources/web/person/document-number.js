// @ts-check
// Says while the number is typed when it cannot be right, and shows what follows from it. The words come with the field:
// <input data-number data-fault-form data-fault-day data-fault-check>, <output data-read data-male data-female>.

import { clearFieldError, showFieldError } from "../shared/field-error.js";
import { plainNumber, readOf, residentIdFault } from "./resident-id.js";

/** @param {HTMLInputElement} input */
function followNumber(input) {
  const form = /** @type {HTMLFormElement} */ (input.form);
  const read = /** @type {HTMLElement | null} */ (form.querySelector("[data-read]"));
  const faults = /** @type {Record<string, string | undefined>} */ (
    { form: input.dataset.faultForm, day: input.dataset.faultDay, check: input.dataset.faultCheck });
  const type = () => /** @type {HTMLInputElement | HTMLSelectElement | null} */ (form.elements.namedItem("documentType"))?.value ?? "";
  const judged = () => (input.dataset.number ?? "").split(" ").includes(type());

  const tell = (/** @type {string} */ number) => {
    if (!read) return;
    const { born, male } = readOf(number);
    const day = new Intl.DateTimeFormat(document.documentElement.lang === "en" ? "en-GB" : "zh-CN", { dateStyle: "long", timeZone: "UTC" });
    read.textContent = `${day.format(born)} · ${male ? read.dataset.male : read.dataset.female}`;
  };
  const judge = (/** @type {boolean} */ finished) => {
    const number = plainNumber(input.value);
    const fault = judged() && number && (finished || number.length >= 18) ? residentIdFault(number) : "";
    if (fault) showFieldError(input, faults[fault] ?? "");
    else if (input.hasAttribute("aria-invalid") && input.value !== input.defaultValue) clearFieldError(input);
    if (read && judged()) {
      if (number.length === 18 && !fault) tell(number);
      else read.textContent = read.dataset.none ?? "";
    }
  };
  input.addEventListener("input", () => judge(false));
  input.addEventListener("draft:filled", () => judge(true));
  input.addEventListener("blur", () => {
    if (input.value === plainNumber(input.value) || !judged()) return judge(true);
    input.value = plainNumber(input.value);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

document.querySelectorAll("input[data-number]").forEach((input) => followNumber(/** @type {HTMLInputElement} */ (input)));
