// @ts-check
// The quiet phrase that tells the truth about saving. Screen readers hear only a change of condition, not each save.

import { say, timeOfDay } from "../shared/texts.js";
import { shownAs, toneOf } from "./state.js";

/** States that a listener need not hear about one by one. */
const ROUTINE = ["clean", "dirty", "saving"];
const WITH_ACTION = ["auth", "conflict", "taken", "restored", "closed"];

/** @param {import("./state.js").SaveState} state @returns {{key: string, values: Record<string, unknown>}} pure but for the clock's format */
export function phraseOf(state) {
  const shown = shownAs(state);
  const key = shown === "clean" && !state.savedAt ? "save-new" : `save-${shown === "noLocal" ? "no-local" : shown}`;
  const time = state.savedAt ? timeOfDay(state.savedAt) : "–";
  return { key, values: { time, seconds: Math.ceil(state.waitMs / 1000), count: state.mergedCount } };
}

export class Indicator {
  /** @param {(shown: string) => void} act the button's press in the present state */
  constructor(act) {
    this.line = /** @type {HTMLElement | null} */ (document.querySelector("[data-save-state]"));
    this.text = this.line?.querySelector("[data-save-text]");
    this.live = document.querySelector("[data-save-live]");
    this.button = /** @type {HTMLButtonElement | null | undefined} */ (this.line?.querySelector("[data-save-action]"));
    this.shown = "clean";
    this.heard = "clean";
    this.button?.addEventListener("click", () => act(this.shown));
  }

  /** @param {import("./state.js").SaveState} state */
  show(state) {
    if (!this.line || !this.text || !this.button) return;
    const { key, values } = phraseOf(state);
    this.shown = shownAs(state);
    this.line.dataset.saveState = this.shown;
    this.line.dataset.tone = toneOf(/** @type {any} */ (this.shown));
    this.text.textContent = say(key, values);
    this.button.hidden = !WITH_ACTION.includes(this.shown);
    if (!this.button.hidden) this.button.textContent = say(`save-do-${this.shown}`);
    this.announce();
  }

  /** Back to routine is told once saved; the steps of routine itself are not. */
  announce() {
    const routine = ROUTINE.includes(this.shown);
    const news = routine ? this.shown === "clean" && !ROUTINE.includes(this.heard) : this.shown !== this.heard;
    if (!news) return;
    this.heard = this.shown;
    if (this.live) this.live.textContent = this.text?.textContent ?? "";
  }
}
