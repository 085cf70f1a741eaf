// @ts-check
// Entry of every page with a draft form: starts auto-save and ties it to the life of the page.

import "../shared/site.js";
import { AutoSave } from "./autosave.js";

const LEAVE_WITHIN_MS = 1500;

/** "Save and continue" goes on once the server has it all. @param {AutoSave} saver */
function goOnWhenSaved(saver) {
  let goal = "";
  const settle = () => {
    const { kind, unsent } = saver.state;
    if (goal && !unsent && kind !== "taken") location.assign(goal);
    else if (goal && (kind === "dirty" || kind === "merged")) setTimeout(() => saver.dispatch({ type: "flush" }));
    else if (kind !== "saving") goal = "";
  };
  saver.form.addEventListener("draft:state", settle);
  saver.form.addEventListener("submit", (event) => {
    const to = /** @type {SubmitEvent} */ (event).submitter?.dataset.next ?? saver.form.dataset.next;
    if (!to) return;
    event.preventDefault();
    if (saver.state.kind === "restored") saver.dispatch({ type: "kept" });
    if (saver.state.kind === "refused") saver.typed();
    goal = to;
    saver.dispatch({ type: "flush" });
  });
}

/** A link pressed with unsent typing waits a moment for the save; the local copy covers what is left. @param {AutoSave} saver */
function saveBeforeLeaving(saver) {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!(link instanceof HTMLAnchorElement) || link.target || link.origin !== location.origin || link.hash) return;
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    saver.dispatch({ type: "flush" });
    if (saver.state.kind !== "saving") return;
    event.preventDefault();
    const leave = () => location.assign(link.href);
    saver.form.addEventListener("draft:state", () => saver.state.kind === "saving" || leave());
    setTimeout(leave, LEAVE_WITHIN_MS);
  });
}

/** @param {AutoSave} saver */
function followThePage(saver) {
  const secure = () => {
    void saver.net.keep();
    saver.dispatch({ type: "flush" });
  };
  saver.form.addEventListener("input", () => saver.typed());
  saver.form.addEventListener("change", () => saver.typed());
  document.addEventListener("draft:keep", () => void saver.net.keep());
  document.addEventListener("draft:flush", secure);
  document.addEventListener("draft:end", () => (saver.edits = false));
  addEventListener("pagehide", secure);
  addEventListener("online", () => saver.dispatch({ type: "wake" }));
  addEventListener("offline", () => saver.dispatch({ type: "offline" }));
  addEventListener("pageshow", () => saver.dispatch({ type: "wake" }));
  document.addEventListener("visibilitychange", () => (document.hidden ? secure() : saver.dispatch({ type: "wake" })));
  addEventListener("beforeunload", (event) => {
    if (!saver.atRisk()) return;
    event.preventDefault();
    event.returnValue = true; // older Chromium asks only then
  });
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-draft-page]"))) {
  const saver = new AutoSave(form);
  followThePage(saver);
  goOnWhenSaved(saver);
  saveBeforeLeaving(saver);
  void saver.start();
}
