// @ts-check
// Reasons of a verdict: read from its form, and put there by numbered chips.

/** @typedef {{field: string, text: string}} GivenReason */

const PREFIX = "reason:";

/** Pure. @param {Iterable<[string, FormDataEntryValue]>} entries @returns {GivenReason[]} */
export function reasonsIn(entries) {
  return [...entries]
    .filter(([name, value]) => name.startsWith(PREFIX) && typeof value === "string" && value.trim() !== "")
    .map(([name, value]) => ({ field: name.slice(PREFIX.length), text: String(value).trim() }));
}

/** @param {HTMLFormElement} form @param {string} field @returns {HTMLInputElement | HTMLTextAreaElement} where its reason is typed, made if the field is not shown */
function reasonPlace(form, field) {
  const named = form.elements.namedItem(PREFIX + field);
  if (named instanceof HTMLInputElement || named instanceof HTMLTextAreaElement) return named;
  const made = document.createElement("input");
  Object.assign(made, { type: "hidden", name: PREFIX + field });
  form.append(made);
  return made;
}

/** Adds a sentence to what is typed, or takes it out again. Pure. @param {string} typed @param {string} sentence */
export function toggled(typed, sentence) {
  if (!typed.includes(sentence)) return typed.trim() ? `${typed.trim()} ${sentence}` : sentence;
  return typed.replace(sentence, "").replace(/\s+/g, " ").trim();
}

/** @param {HTMLButtonElement} chip */
function press(chip) {
  const form = chip.form;
  const text = chip.querySelector("span")?.textContent ?? "";
  if (!form || !text) return;
  const input = reasonPlace(form, chip.dataset.cannedField ?? "");
  input.value = toggled(input.value, text).slice(0, 500);
  const given = input.value.includes(text);
  chip.setAttribute("aria-pressed", String(given));
  const fold = input.closest("details");
  if (fold) fold.open = input.value !== "";
}

/** @param {number} number as on the chip */
export function pressReason(number) {
  const chip = document.querySelectorAll("button[data-canned-field]")[number - 1];
  if (chip instanceof HTMLButtonElement) press(chip);
}

document.addEventListener("click", (event) => {
  const chip = event.target instanceof Element ? event.target.closest("button[data-canned-field]") : null;
  if (chip instanceof HTMLButtonElement) press(chip);
});
