// @ts-check
// Carries out what state.js decides for one <form data-draft-page>: timers, requests, dialogs.

import { fillForm } from "./form.js";
import { Indicator } from "./indicator.js";
import { takeLocalKey } from "./localcopy.js";
import { chooseValues, offerCopyOf, signInAgain } from "./questions.js";
import { RestoredNotice } from "./restored.js";
import { SafetyNet } from "./safety.js";
import { Sheet } from "./sheet.js";
import { firstState, next, shownAs } from "./state.js";
import { Tabs } from "./tabs.js";
import { fetchDraft, sendDraft } from "./transport.js";

export class AutoSave {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    const { draftPage: page = "", owner = "", version = "", interval = "5000", savedAt = "" } = form.dataset;
    this.form = form;
    this.page = page;
    this.sheet = new Sheet(form, version);
    this.state = firstState(Number(interval), savedAt);
    this.timer = 0;
    /** Whether this tab is the one that edits. */
    this.edits = false;
    this.indicator = new Indicator((shown) => void this.act(shown));
    this.tabs = new Tabs(owner, page, { edits: () => this.edits, handOver: () => this.handOver() });
    this.net = new SafetyNet({ owner, page, key: takeLocalKey(form) },
      { holds: () => (this.state.unsent && this.edits ? this.sheet.holdings() : null), report: (ok) => this.dispatch({ type: "stored", ok }) });
  }

  /** @param {import("./state.js").SaveEvent} event */
  dispatch(event) {
    const step = next(this.state, { random: Math.random(), ...event });
    this.state = step.state;
    for (const effect of step.effects) void (effect === "forget" ? this.net.forget() : this[effect]());
    if (this.state.kind !== "restored") this.notice?.remove();
    this.indicator.show(this.state);
    void this.net.keep();
    this.form.dispatchEvent(new CustomEvent("draft:state"));
  }

  async start() {
    this.indicator.show(this.state);
    if (await this.tabs.takenElsewhere()) return this.dispatch({ type: "taken" });
    this.edits = true;
    this.typed();
    await this.openNet();
  }

  openNet() {
    return this.net.open((kept) => {
      if (this.sheet.bringBack(kept)) this.dispatch({ type: "restored", conflicts: this.sheet.conflicts.length });
    });
  }

  typed() {
    this.dispatch({ type: "typed", same: this.sheet.isSaved() });
    if (navigator.onLine === false) this.dispatch({ type: "offline" });
  }

  async send() {
    this.stop();
    const body = this.sheet.toSend();
    const outcome = await sendDraft(this.page, JSON.stringify(body), this.sheet.version);
    if (outcome.type === "saved" && this.edits) this.sheet.saved(body, outcome.version ?? "");
    if (outcome.type === "refused") this.sheet.sent = null;
    this.dispatch({ ...outcome, same: this.sheet.isSaved() });
  }

  async fetch() {
    const newest = await fetchDraft(this.page);
    if ("type" in newest) return this.dispatch(newest);
    if (!this.edits) return;
    const count = this.sheet.mergeNewer(newest.page, newest.version);
    this.dispatch({ type: "newer", conflicts: this.sheet.conflicts.length, count, same: this.sheet.isSaved() });
  }

  wait() {
    this.stop();
    this.timer = window.setTimeout(() => this.dispatch({ type: "beat" }), this.state.waitMs);
  }

  stop = () => clearTimeout(this.timer);

  freeze() {
    this.edits = false;
    this.sheet.freeze(true);
  }

  thaw() {
    this.edits = true;
    this.sheet.freeze(false);
  }

  async choose() {
    const chosen = await chooseValues(this.form, this.sheet.conflicts);
    if (!chosen || this.state.kind !== "conflict") return;
    fillForm(this.form, chosen);
    this.dispatch({ type: "chosen" });
  }

  async signIn() {
    if (await signInAgain(this.form.dataset.login ?? "")) this.dispatch({ type: "signedIn" });
  }

  offerCopy() {
    void offerCopyOf(this.form, this.sheet.mine());
  }

  showRestored() {
    this.notice?.remove();
    const discard = () => {
      this.sheet.discard();
      this.dispatch({ type: "discarded" });
    };
    this.notice = new RestoredNotice(this.sheet, { keep: () => this.dispatch({ type: "kept" }), discard });
  }

  /** @returns {import("./safety.js").Kept} what the other tab goes on with; this one stops editing */
  handOver() {
    this.dispatch({ type: "taken" });
    return this.sheet.handOver();
  }

  async continueHere() {
    const handed = await this.tabs.takeOver();
    if (handed) this.sheet.goOnWith(handed);
    else {
      const newest = await fetchDraft(this.page);
      if ("page" in newest) this.sheet.mergeNewer(newest.page, newest.version);
    }
    this.dispatch({ type: "continued", same: this.sheet.isSaved() });
    if (this.sheet.conflicts.length > 0) this.dispatch({ type: "restored", conflicts: this.sheet.conflicts.length });
    await this.openNet();
  }

  /** @param {string} shown the button beside the phrase was pressed in this state */
  act(shown) {
    /** @type {Record<string, () => unknown>} */
    const deeds = { auth: () => this.signIn(), conflict: () => this.choose(), taken: () => this.continueHere(),
      restored: () => this.notice?.view(), closed: () => this.offerCopy() };
    return deeds[shown]?.();
  }

  /** Whether closing the page now would lose typing. */
  atRisk() {
    return shownAs(this.state) === "noLocal";
  }
}
