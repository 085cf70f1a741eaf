// @ts-check
// The upload card <div data-upload>: choose or drop, shrink, progress, preview, replace, turn, try again.
// The old picture stays, here and on the server, until the new one is stored.

import { callApi, csrfToken } from "./api.js";
import { shrunkPhoto, sizeInWords, turnedPhoto } from "./photo.js";
import { say } from "./texts.js";

/** @typedef {{status: number, body: any}} Sent */

/** XMLHttpRequest, because fetch tells no upload progress. @param {FormData} data @param {(share: number) => void} progress @returns {Promise<Sent>} */
function post(data, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/files");
    request.timeout = 120_000;
    request.responseType = "json";
    request.setRequestHeader("X-CSRF-Token", csrfToken());
    request.setRequestHeader("Accept", "application/json, application/problem+json");
    request.setRequestHeader("Accept-Language", document.documentElement.lang);
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    request.onload = () => resolve({ status: request.status, body: request.response });
    request.onerror = request.ontimeout = () => reject(new Error("unreached"));
    request.send(data);
  });
}

class UploadCard {
  /** @param {HTMLElement} card */
  constructor(card) {
    const part = (/** @type {string} */ name) => /** @type {any} */ (card.querySelector(`[data-upload-${name}]`));
    this.card = card;
    this.maxBytes = Number(card.dataset.maxBytes ?? 2 * 1024 * 1024);
    this.input = /** @type {HTMLInputElement} */ (card.querySelector("input[type=file]"));
    this.parts = { picture: part("picture"), progress: part("progress"), status: part("status"), error: part("error"), turn: part("turn"), retry: part("retry"), choose: part("choose") };
    /** @type {Blob | null} what is to be, or was last, uploaded */
    this.file = null;
    this.busy = false;
    this.listen();
  }

  listen() {
    const { turn, retry, choose } = this.parts;
    this.input.addEventListener("click", () => document.dispatchEvent(new Event("draft:keep")));
    this.input.addEventListener("change", () => this.input.files?.[0] && this.take(this.input.files[0]));
    turn?.addEventListener("click", () => this.turn());
    retry?.addEventListener("click", () => this.file && this.upload(this.file, ""));
    choose?.addEventListener("click", () => this.input.click());
    if (choose) {
      choose.hidden = false;
      this.input.tabIndex = -1;
      this.card.classList.add("ready");
    }
    for (const name of ["dragover", "dragleave", "drop"]) this.card.addEventListener(name, (event) => this.drag(/** @type {DragEvent} */ (event)));
  }

  /** @param {DragEvent} event */
  drag(event) {
    event.preventDefault();
    this.card.classList.toggle("over", event.type === "dragover");
    const dropped = event.type === "drop" ? event.dataTransfer?.files[0] : null;
    if (dropped) void this.take(dropped);
  }

  /** @param {File} chosen */
  async take(chosen) {
    if (this.busy) return;
    this.tell(say("upload-preparing"));
    const file = await this.cropped(chosen);
    this.input.value = "";
    if (!file) return this.tell("");
    const fit = await shrunkPhoto(file, this.maxBytes);
    const note = fit === file ? "" : say("upload-shrunk", { before: sizeInWords(file.size), after: sizeInWords(fit.size) });
    await this.upload(fit, note);
  }

  /**
   * The part of the picture that counts, where a card names the module and the dialog to cut it out with. Without the
   * module (no network, an old browser) the whole picture goes: the server judges it.
   * @param {File} file @returns {Promise<Blob | null>} null when put off
   */
  async cropped(file) {
    const { crop, cropDialog = "" } = this.card.dataset;
    if (!crop) return file;
    try {
      await import(crop);
      const dialog = document.getElementById(cropDialog);
      return await new Promise((answer) => document.dispatchEvent(new CustomEvent("photo:crop", { detail: { dialog, file, answer } })));
    } catch {
      return file;
    }
  }

  async turn() {
    if (this.busy) return;
    try {
      const present = this.file ?? (await (await fetch(this.parts.picture.src)).blob());
      await this.upload(await turnedPhoto(present, this.maxBytes), "");
    } catch {
      this.fail(say("upload-no-turn"));
    }
  }

  /** @param {Blob} file @param {string} note told with the success */
  async upload(file, note) {
    const { progress, retry } = this.parts;
    this.file = file;
    this.setBusy(true);
    const data = new FormData();
    data.append("purpose", this.card.dataset.purpose ?? "");
    data.append("file", file, file instanceof File ? file.name : "photo.jpg");
    const stored = await this.store(data).catch(() => null);
    this.setBusy(false);
    progress.value = 0;
    retry.hidden = stored !== null && stored.status < 500;
    if (!stored) return this.fail(say("upload-unreached"));
    if (stored.status >= 300) return this.fail(stored.body?.errors?.[0]?.detail || stored.body?.detail || stored.body?.title || say("upload-unreached"));
    this.show(file, note);
    this.card.dispatchEvent(new CustomEvent("upload:stored", { bubbles: true, detail: stored.body }));
  }

  /** Stores the file, then makes it the current one. @param {FormData} data @returns {Promise<Sent>} */
  async store(data) {
    const send = () => post(data, (share) => (this.parts.progress.value = share));
    let sent = await send();
    // A stale session is renewed by any call through the API module, then the file goes again.
    if (sent.status === 401 && (await callApi("GET", "/api/v1/drafts")).status < 300) sent = await send();
    const { attach } = this.card.dataset;
    if (sent.status >= 300 || !attach) return sent;
    return callApi("PUT", attach, { json: JSON.stringify({ fileId: sent.body.fileId }) });
  }

  /** @param {boolean} busy */
  setBusy(busy) {
    this.busy = busy;
    this.card.setAttribute("aria-busy", String(busy));
    this.parts.progress.hidden = !busy;
    if (busy) this.tell(say("upload-sending"));
  }

  /** @param {Blob} file @param {string} note */
  show(file, note) {
    const { picture, turn, choose } = this.parts;
    if (picture.src.startsWith("blob:")) URL.revokeObjectURL(picture.src);
    picture.src = URL.createObjectURL(file);
    picture.hidden = false;
    if (turn) turn.hidden = false;
    if (choose) choose.textContent = say("upload-replace");
    this.tell(`${note} ${say("upload-stored")}`.trim());
  }

  /** @param {string} text */
  tell(text) {
    this.parts.error.hidden = true;
    this.parts.status.textContent = text;
  }

  /** @param {string} text the old picture stays */
  fail(text) {
    this.parts.status.textContent = "";
    this.parts.error.textContent = text;
    this.parts.error.hidden = false;
    this.input.value = "";
  }
}

for (const card of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-upload]"))) new UploadCard(card);
