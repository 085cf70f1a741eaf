// @ts-check
// One page's text: what the form holds, what the server last had, and what is on its way with an unknown outcome.

import { controlNamed, fillForm, readForm } from "./form.js";
import { commonBase, differing, mergePages, samePage } from "./merge.js";
import { restoredPage } from "./safety.js";

/** @typedef {import("./merge.js").Page} Page */

const MARK_MS = 15_000;

export class Sheet {
  /** @param {HTMLFormElement} form @param {string} version "" or "0" when nothing was ever saved */
  constructor(form, version) {
    this.form = form;
    this.version = version === "0" ? "" : version;
    /** The last text that this page and the server had in common: none before the first save, so that what the server
     *  filled in ahead is saved like typing. @type {Page} */
    this.base = this.version ? readForm(form, { rendered: true }) : {};
    /** The text of a save whose outcome is not known. @type {Page | null} */
    this.sent = null;
    /** @type {import("./merge.js").Conflict[]} */
    this.conflicts = [];
  }

  /** The whole page as typed; what the form does not know stays as it was. @returns {Page} */
  mine() {
    return { ...this.base, ...readForm(this.form) };
  }

  /** @returns {import("./safety.js").Kept} */
  holdings() {
    return { base: this.base, mine: this.mine(), sent: this.sent, version: this.version };
  }

  /** @returns {boolean} whether the server surely has what the form shows */
  isSaved() {
    return this.sent === null && samePage(this.base, this.mine());
  }

  changes() {
    const mine = this.mine();
    return { names: differing(this.base, mine), before: this.base, after: mine };
  }

  /** A retry repeats the very text of an unanswered save, so that it can never be taken for a second writer's. */
  toSend() {
    this.sent ??= this.mine();
    return this.sent;
  }

  /** @param {Page} body @param {string} version */
  saved(body, version) {
    Object.assign(this, { base: body, version, sent: null });
  }

  /**
   * Merges a newer text of the server.
   * @param {Page | null} theirs null when the server has none @param {string} version
   * @returns {number} fields that came from the other side
   */
  mergeNewer(theirs, version) {
    const other = theirs ?? this.base;
    const { merged, conflicts, taken } = mergePages(commonBase(this.base, this.sent, other), this.mine(), other);
    Object.assign(this, { base: theirs ?? {}, version, sent: null, conflicts });
    fillForm(this.form, merged);
    this.mark(taken);
    return taken.length;
  }

  /** @param {import("./safety.js").Kept} kept @returns {boolean} whether anything came back */
  bringBack(kept) {
    const back = restoredPage(kept, this.base, this.mine());
    if (!back) return false;
    this.conflicts = back.conflicts;
    fillForm(this.form, back.page);
    return true;
  }

  /** @returns {import("./safety.js").Kept} all of it, for the tab that goes on; from now on nothing here is our own */
  handOver() {
    const held = this.holdings();
    Object.assign(this, { base: held.mine, sent: null });
    return held;
  }

  /** Text typed here before this tab knew that another one edits is merged in. @param {import("./safety.js").Kept} handed by the other tab */
  goOnWith({ base, mine, sent, version }) {
    const { merged, conflicts } = mergePages(this.base, this.mine(), mine);
    Object.assign(this, { base, sent, version, conflicts });
    fillForm(this.form, merged);
  }

  /** Back to the server's text. */
  discard() {
    const blank = Object.fromEntries(Object.keys(readForm(this.form)).map((name) => [name, ""]));
    fillForm(this.form, { ...blank, ...this.base });
  }

  /** @param {string[]} names fields that changed under the user's eyes */
  mark(names) {
    const fields = names.map((name) => controlNamed(this.form, name)?.closest(".field"));
    fields.forEach((field) => field?.classList.add("merged-in"));
    setTimeout(() => fields.forEach((field) => field?.classList.remove("merged-in")), MARK_MS);
  }

  /** @param {boolean} frozen */
  freeze(frozen) {
    const sets = /** @type {NodeListOf<HTMLFieldSetElement>} */ (this.form.querySelectorAll("fieldset[data-draft-fields]"));
    sets.forEach((set) => (set.disabled = frozen));
  }
}
