// @ts-check
// Field-level three-way merge of a draft page. Pure.
//
// Text, numbers and single choices merge as a whole; lists of codes merge as sets (what either side added is in, what
// either side took away is out), so they never conflict. Missing, null and "" are the same: nothing filled in.

/**
 * @typedef {Record<string, any>} Page
 * @typedef {{name: string, mine: any, theirs: any}} Conflict
 * @typedef {{merged: Page, conflicts: Conflict[], taken: string[]}} Merge
 *   taken: fields whose value came from the other side
 */

/** @param {any} value */
const isBlank = (value) => value === undefined || value === null || value === "" || value === false
  || (Array.isArray(value) && value.length === 0);

/** @param {any} a @param {any} b @returns {boolean} lists are compared as sets */
export function sameValue(a, b) {
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b);
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item) => b.includes(item));
  if (typeof a === "object" || typeof b === "object") return JSON.stringify(a) === JSON.stringify(b);
  return String(a) === String(b); // another client may have sent 5 where the form holds "5"
}

/** @param {Page} a @param {Page} b @returns {string[]} names of the fields that differ */
export function differing(a, b) {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => !sameValue(a[name], b[name]));
}

/** @param {Page} a @param {Page} b */
export const samePage = (a, b) => differing(a, b).length === 0;

/** @param {any} value @returns {any[] | null} null when it cannot be read as a list */
const asList = (value) => (Array.isArray(value) ? value : isBlank(value) ? [] : null);

/** @param {any[]} base @param {any[]} mine @param {any[]} theirs */
function mergeSets(base, mine, theirs) {
  const added = mine.filter((item) => !base.includes(item) && !theirs.includes(item));
  const removed = base.filter((item) => !mine.includes(item));
  return [...theirs.filter((item) => !removed.includes(item)), ...added];
}

/**
 * @param {Page} base what both sides started from @param {Page} mine @param {Page} theirs
 * @returns {Merge} in a conflict `merged` holds mine until the user has chosen
 */
export function mergePages(base, mine, theirs) {
  /** @type {Merge} */
  const result = { merged: {}, conflicts: [], taken: [] };
  for (const name of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const [b, m, t] = [base[name], mine[name], theirs[name]];
    const [bs, ms, ts] = [b, m, t].map(asList);
    if (sameValue(m, t) || sameValue(b, t)) result.merged[name] = m;
    else if (sameValue(b, m)) result.merged[name] = t;
    else if (bs && ms && ts) result.merged[name] = mergeSets(bs, ms, ts);
    else {
      result.merged[name] = m;
      result.conflicts.push({ name, mine: m, theirs: t });
      continue;
    }
    if (result.merged[name] === undefined) delete result.merged[name];
    if (!sameValue(result.merged[name], m)) result.taken.push(name);
  }
  return result;
}

/**
 * The base to merge on. What we sent without hearing the answer and now find on the server is ours: later typing in
 * such a field is no conflict with ourselves.
 * @param {Page} base @param {Page | null} sent @param {Page} theirs @returns {Page}
 */
export function commonBase(base, sent, theirs) {
  const known = { ...base };
  for (const name of Object.keys(sent ?? {})) {
    if (sameValue(/** @type {Page} */ (sent)[name], theirs[name])) known[name] = theirs[name];
  }
  return known;
}
