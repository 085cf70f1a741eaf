// @ts-check
// The import page: the upload with its progress, and an import that is watched until it ends. Both work without this.

import { callApi, csrfToken } from "../shared/api.js";
import "../shared/site.js";

const LOOK_MS = 1000;
const SLOW_LOOK_MS = 5000;

/** @param {string} pattern @param {...(number|string)} values */
const filledIn = (pattern, ...values) => values.reduce((text, value, i) => String(text).replaceAll(`{${i}}`, String(value)), pattern);

/** @param {HTMLFormElement} form */
function watchUpload(form) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector('input[type="file"]'));
  const bar = /** @type {HTMLProgressElement} */ (form.querySelector("progress"));
  const status = /** @type {HTMLElement} */ (form.querySelector(".upload-status"));
  const error = /** @type {HTMLElement} */ (form.querySelector(".field-error"));
  const button = /** @type {HTMLButtonElement} */ (form.querySelector("button"));

  /** @param {string} words */
  const refused = (words) => {
    bar.hidden = true;
    status.textContent = "";
    error.textContent = words;
    error.hidden = false;
    input.setAttribute("aria-invalid", "true");
    button.disabled = false;
    input.focus();
  };

  form.addEventListener("submit", (event) => {
    if (!input.files?.length) return; // The server says what is missing.
    event.preventDefault();
    error.hidden = true;
    input.removeAttribute("aria-invalid");
    button.disabled = true;
    bar.hidden = false;
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/persons/imports");
    request.setRequestHeader("X-CSRF-Token", csrfToken());
    request.setRequestHeader("Accept", "application/json, application/problem+json");
    request.setRequestHeader("Accept-Language", document.documentElement.lang);
    request.upload.addEventListener("progress", (sent) => {
      bar.value = sent.loaded / sent.total;
      status.textContent = filledIn(form.dataset.uploading ?? "", Math.floor((100 * sent.loaded) / sent.total));
    });
    request.addEventListener("error", () => refused(form.dataset.notSent ?? ""));
    request.addEventListener("load", () => {
      try {
        const answer = JSON.parse(request.responseText);
        if (request.status === 202) location.assign(`/persons/import/${answer.importId}`);
        else refused(answer.detail ?? answer.title ?? form.dataset.notSent);
      } catch {
        refused(form.dataset.notSent ?? "");
      }
    });
    const body = new FormData();
    body.append("file", input.files[0]);
    request.send(body);
  });
}

/** @param {HTMLElement} live */
function watchImport(live) {
  const bar = /** @type {HTMLProgressElement} */ (live.querySelector("progress"));
  const status = /** @type {HTMLElement} */ (live.querySelector('[role="status"]'));
  const look = async () => {
    let next = LOOK_MS;
    try {
      const { status: code, body } = await callApi("GET", live.dataset.importLive ?? "");
      if (code === 200 && (body.state === "done" || body.state === "failed")) {
        location.reload();
        return;
      }
      if (code === 200 && body.total > 0) {
        bar.max = body.total;
        bar.value = body.done;
        status.textContent = filledIn(live.dataset.progress ?? "", body.done, body.total);
      }
      if (code !== 200) next = SLOW_LOOK_MS;
    } catch {
      next = SLOW_LOOK_MS;
    }
    setTimeout(look, next);
  };
  setTimeout(look, LOOK_MS);
}

const importForm = document.querySelector("[data-import-form]");
if (importForm instanceof HTMLFormElement) watchUpload(importForm);
const importLive = document.querySelector("[data-import-live]");
if (importLive instanceof HTMLElement) watchImport(importLive);
