// @ts-check
// What every page with a script has: the sticky bar's height for scroll-padding, counters, shown passwords, copying,
// and a sign-out that first lets unsent typing go up and then clears this browser.

import { ask } from "./dialog.js";
import { element } from "./element.js";
import { anyLocalCopy, forgetAllLocalCopies } from "../draft/localcopy.js";
import { say } from "./texts.js";

/** A covered field cannot be typed into: the bar tells its height as it is now. @param {HTMLElement} bar */
function publishHeight(bar) {
  const publish = () => document.documentElement.style.setProperty("--bar-height", `${bar.offsetHeight}px`);
  publish();
  if (typeof ResizeObserver === "function") new ResizeObserver(publish).observe(bar);
}

/** @param {HTMLTextAreaElement} area with maxlength; the line after it says how much is left */
function countDown(area) {
  const line = element("p", { class: "count", "aria-hidden": "true" });
  const show = () => (line.textContent = say("count-left", { used: area.value.length, most: area.maxLength }));
  area.after(line);
  area.addEventListener("input", show);
  area.addEventListener("draft:filled", show);
  show();
}

/** @param {HTMLButtonElement} button data-reveal names the password field */
function reveal(button) {
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById(button.dataset.reveal ?? ""));
  button.hidden = false;
  button.addEventListener("click", () => {
    if (!field) return;
    const shown = field.type === "password";
    field.type = shown ? "text" : "password";
    button.textContent = say(shown ? "hide" : "show");
    button.setAttribute("aria-pressed", String(shown));
  });
}

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {HTMLFormElement} form */
function signOutCleanly(form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    document.dispatchEvent(new Event("draft:flush"));
    for (let tries = 0; anyLocalCopy() && tries < 15; tries++) await pause(100);
    const leave = !anyLocalCopy() || (await ask({ title: say("sign-out-title"), content: [element("p", {}, say("sign-out-unsent"))],
      actions: [{ label: say("sign-out-stay"), value: "stay", look: "" }, { label: say("sign-out-leave"), value: "leave", look: "danger" }] })) === "leave";
    if (!leave) return;
    document.dispatchEvent(new Event("draft:end"));
    forgetAllLocalCopies();
    form.submit();
  });
}

/** @param {string} selector @param {(item: any) => void} enhance */
const each = (selector, enhance) => document.querySelectorAll(selector).forEach(enhance);

each("[data-save-bar]", publishHeight);
each(".site-nav [aria-current], .side-steps [aria-current]", (step) => step.scrollIntoView({ block: "nearest", inline: "center" }));
each("textarea[maxlength]", countDown);
each("button[data-reveal]", reveal);
each("form[data-sign-out]", signOutCleanly);
each("select[data-submits]", (select) => select.addEventListener("change", () => select.form?.requestSubmit()));
each("[data-error-summary], [data-told]", (said) => said.focus());
