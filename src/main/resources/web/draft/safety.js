// @ts-check
// Keeps the local copy in step with the typing of one page, and brings back what an earlier visit could not upload.

import { openLocalCopy } from "./localcopy.js";
import { commonBase, mergePages, samePage } from "./merge.js";

/**
 * @typedef {import("./merge.js").Page} Page
 * @typedef {{base: Page, mine: Page, sent: Page | null, version: string}} Kept
 * @typedef {{page: Page, conflicts: import("./merge.js").Conflict[]}} Restored
 */

/**
 * What the form should hold, given a kept copy. Pure.
 * @param {Kept} kept @param {Page} base the server's text @param {Page} typed the form as it stands
 * @returns {Restored | null} null when the server or the form has it all
 */
export function restoredPage(kept, base, typed) {
  const was = mergePages(commonBase(kept.base, kept.sent, base), kept.mine, base);
  const now = mergePages(base, was.merged, typed);
  if (now.conflicts.length + was.conflicts.length === 0 && (samePage(now.merged, base) || samePage(now.merged, typed))) return null;
  // In a field typed anew before the copy was open, the fresh typing is "mine" and the kept text the other side.
  const fresh = now.conflicts.map(({ name, mine, theirs }) => ({ name, mine: theirs, theirs: mine }));
  for (const { name, mine } of fresh) now.merged[name] = mine;
  const older = was.conflicts.filter(({ name }) => !fresh.some((conflict) => conflict.name === name));
  return { page: now.merged, conflicts: [...older, ...fresh] };
}

const REOPEN_MS = 20_000;

export class SafetyNet {
  /**
   * @param {{owner: string, page: string, key: import("./localcopy.js").LocalKey | null}} where key: null on a shared computer
   * @param {{holds: () => Kept | null, report: (ok: boolean) => void}} saver holds: what must be kept now, or null
   */
  constructor(where, saver) {
    this.where = where;
    this.saver = saver;
    /** @type {import("./localcopy.js").LocalCopy | null} */
    this.copy = null;
    this.ok = true;
    this.writing = false;
    this.again = false;
  }

  /** @param {(kept: Kept) => void} restore called before anything can overwrite the copy */
  async open(restore) {
    const { owner, page, key } = this.where;
    const copy = key ? await openLocalCopy(owner, page, key) : null;
    const kept = await copy?.read();
    if (kept) restore(kept);
    this.copy = copy;
    this.told(copy !== null);
    if (copy && !this.saver.holds()) copy.forget();
    if (copy) await this.keep();
    else if (key) setTimeout(() => this.open(restore), REOPEN_MS);
  }

  /** Writes at once; while one write runs, the latest text waits for its turn. */
  async keep() {
    const content = this.saver.holds();
    if (!this.copy || !content) return;
    this.again = this.writing;
    if (this.writing) return;
    this.writing = true;
    try {
      await this.copy.write(content, () => this.saver.holds() !== null);
      this.told(true);
    } catch {
      this.told(false);
    }
    this.writing = false;
    if (this.again) await this.keep();
  }

  /** @param {boolean} ok */
  told(ok) {
    if (ok !== this.ok) this.saver.report(ok);
    this.ok = ok;
  }

  forget() {
    this.copy?.forget();
  }
}
