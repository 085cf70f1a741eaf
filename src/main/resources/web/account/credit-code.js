// @ts-check
// The unified social credit code of GB 32100-2015. Pure; the server checks again.

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** @param {string} typed @returns {string} half width, upper case, without spaces and dashes */
export const normalCreditCode = (typed) => typed.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "");

/** @param {string} first17 @returns {string} the check character */
export function creditCheckCharacter(first17) {
  let sum = 0;
  let weight = 1;
  for (const letter of first17) {
    sum += ALPHABET.indexOf(letter) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31];
}

/** @param {string} code normalised @returns {"" | "length" | "letters" | "check"} what is wrong with it */
export function creditCodeFault(code) {
  if ([...code].some((letter) => !ALPHABET.includes(letter))) return "letters";
  if (code.length !== 18) return "length";
  return creditCheckCharacter(code.slice(0, 17)) === code[17] ? "" : "check";
}
