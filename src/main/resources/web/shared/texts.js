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

/**
 * @param {string | number} instant
 * @returns {string} time of day such as 14:02:31, of another day than today with that day; in the fair's zone, and as the server tells it
 */
export function timeOfDay(instant) {
  const { lang, dataset } = document.documentElement;
  const locale = lang === "en" ? "en-GB" : lang || "zh-CN";
  const inZone = (/** @type {Intl.DateTimeFormatOptions} */ parts, at = new Date(instant)) =>
    new Intl.DateTimeFormat(locale, { hourCycle: "h23", timeZone: dataset.zone, ...parts }).format(at);
  const date = /** @type {const} */ ({ dateStyle: "short" });
  const time = /** @type {const} */ ({ hour: "2-digit", minute: "2-digit" });
  if (inZone(date) === inZone(date, new Date())) return inZone({ ...time, second: "2-digit" });
  return `${inZone({ month: "short", day: "numeric" })}${lang === "en" ? "," : ""} ${inZone(time)}`;
}
