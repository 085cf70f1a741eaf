// @ts-check
// The banner over a form into which an earlier visit's unsent typing came back: view, keep, discard.

import { ask } from "../shared/dialog.js";
import { element, pressButton } from "../shared/element.js";
import { say } from "../shared/texts.js";
import { labelOf } from "./form.js";
import { worded } from "./questions.js";

/**
 * @param {HTMLFormElement} form
 * @param {{names: string[], before: Record<string, any>, after: Record<string, any>}} changes
 * @returns {Promise<string>} keep, discard or ""
 */
function showDifferences(form, { names, before, after }) {
  const rows = names.map((name) => element("div", {}, element("dt", {}, labelOf(form, name)),
    element("dd", {}, element("del", {}, worded(form, name, before[name]))),
    element("dd", {}, element("ins", {}, worded(form, name, after[name])))));
  return ask({ title: say("restored-title"), content: [element("p", {}, say("restored-lead")), element("dl", { class: "differences" }, ...rows)],
    actions: [{ label: say("restored-keep"), value: "keep", look: "" }, { label: say("restored-discard"), value: "discard" }] });
}

export class RestoredNotice {
  /** @param {import("./sheet.js").Sheet} sheet @param {{keep: () => void, discard: () => void}} on */
  constructor(sheet, on) {
    this.sheet = sheet;
    this.on = on;
    this.banner = element("div", { class: "banner warn", role: "region", "aria-label": say("save-restored") },
      element("p", {}, say("save-restored")), pressButton(say("save-do-restored"), () => void this.view()),
      pressButton(say("restored-keep"), on.keep), pressButton(say("restored-discard"), on.discard));
    sheet.form.before(this.banner);
  }

  async view() {
    const answer = await showDifferences(this.sheet.form, this.sheet.changes());
    if (answer === "keep") this.on.keep();
    if (answer === "discard") this.on.discard();
  }

  remove() {
    this.banner.remove();
  }
}
