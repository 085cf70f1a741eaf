// @ts-check
// The phrases a page's modules need, rendered by the server into <script type="application/json" id="texts">.
// A JSON block is data, not script: the strict content security policy allows it.

/** @type {Record<string, string> | null} */
let phrases = null;

/** Fills {name} places. Pure. @param {string} pattern @param {Record<string, unknown>} values */
export function filled(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}

/** @param {string} key @param {Record<string, unknown>} [values] @returns {string} the phrase in the page's language */
export function say(key, values = {}) {
  phrases ??= JSON.parse(document.getElementById("texts")?.textContent || "{}");
  return filled(/** @type {Record<string, string>} */ (phrases)[key] ?? key, values);
}

/** @param {string | number} instant @returns {string} time of day such as 14:02:31, in the fair's zone as everywhere on the page */
export function timeOfDay(instant) {
  const { lang, dataset } = document.documentElement;
  return new Date(instant).toLocaleTimeString(lang || "zh-CN", { hour12: false, timeZone: dataset.zone });
}
