// @ts-check
// <button data-code-button data-channel="sms" data-target="mobile" data-purpose="sign-up">: asks for a one-time code
// without leaving the page, then counts down until the next one may be asked for.

import { callApi } from "../shared/api.js";
import { clearFieldError, showFieldError } from "../shared/field-error.js";
import { say } from "../shared/texts.js";

const USUAL_WAIT_S = 60;

/** @param {HTMLButtonElement} button */
function sendsCode(button) {
  const { channel, target = "", purpose, codeField = "" } = button.dataset;
  const field = /** @type {HTMLInputElement} */ (document.getElementById(target));
  const told = document.getElementById(`${button.id}-told`);
  const label = button.textContent;

  const countDown = (/** @type {number} */ seconds) => {
    const end = Date.now() + seconds * 1000;
    button.disabled = true;
    const tick = () => {
      const left = Math.ceil((end - Date.now()) / 1000);
      button.textContent = left > 0 ? say("code-again", { seconds: left }) : label;
      button.disabled = left > 0;
      if (left > 0) setTimeout(tick, 500);
    };
    tick();
  };

  button.addEventListener("click", async (event) => {
    event.preventDefault();
    clearFieldError(field);
    button.disabled = true;
    const answer = await callApi("POST", "/api/v1/verification-codes", { json: JSON.stringify({ channel, target: field.value.trim(), purpose }) }).catch(() => null);
    button.disabled = false;
    const wait = Number(answer?.body?.resendAfterSeconds ?? answer?.headers.get("Retry-After")) || USUAL_WAIT_S;
    if (answer && answer.status < 300) {
      if (told) told.textContent = say(`code-sent-${channel}`);
      countDown(wait);
      document.getElementById(codeField)?.focus();
      return;
    }
    if (answer?.status === 429) countDown(wait);
    showFieldError(field, answer?.body?.errors?.[0]?.detail || answer?.body?.detail || answer?.body?.title || say("unreached"));
    if (answer?.status !== 429) field.focus();
  });
}

document.querySelectorAll("[data-code-button]").forEach((button) => sendsCode(/** @type {HTMLButtonElement} */ (button)));
