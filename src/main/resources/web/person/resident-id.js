// @ts-check
// The number of a resident identity card or residence permit, GB 11643-1999. Pure; the server checks again.

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";

/** @param {string} typed @returns {string} half width, upper case, without spaces and dashes */
export const plainNumber = (typed) => typed.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "");

/** @param {string} number @returns {Date | null} null for a day that never was */
function bornOn(number) {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 1850 ? date : null;
}

/** @param {string} number plain @returns {"" | "form" | "day" | "check"} what is wrong with it */
export function residentIdFault(number) {
  if (!/^\d{17}[\dX]$/.test(number)) return "form";
  if (!bornOn(number)) return "day";
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(number[at]), 0);
  return CHECKS[sum % 11] === number[17] ? "" : "check";
}

/** @param {string} number without fault @returns {{born: Date, male: boolean}} */
export const readOf = (number) => ({ born: /** @type {Date} */ (bornOn(number)), male: Number(number[16]) % 2 === 1 });
