// @ts-check
// Cuts a photo to the shape of a badge in <dialog data-crop>: by dragging, wheel and pinching, and by buttons and keys for
// all of it. Fetched when somebody chooses a photo; asked by the event "photo:crop" with the file and who gets the answer.

import { drawnPhoto, jpegOf } from "../shared/photo.js";
import { drawnSize, isTooSmall, kept, partOf } from "./frame.js";

const SOURCE_EDGE = 3000;
const STEP = 0.03;
const ZOOM_STEP = 1.15;
const QUALITY = 0.92;

/** What each button does to the sight. @type {Record<string, (sight: import("./frame.js").Sight) => import("./frame.js").Sight>} */
const MOVES = {
  left: (s) => ({ ...s, x: s.x + STEP / s.zoom }),
  right: (s) => ({ ...s, x: s.x - STEP / s.zoom }),
  up: (s) => ({ ...s, y: s.y + STEP / s.zoom }),
  down: (s) => ({ ...s, y: s.y - STEP / s.zoom }),
  nearer: (s) => ({ ...s, zoom: s.zoom * ZOOM_STEP }),
  farther: (s) => ({ ...s, zoom: s.zoom / ZOOM_STEP }),
};
/** @type {Record<string, string>} */
const KEYS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", "+": "nearer", "=": "nearer", "-": "farther" };

class Cropper {
  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.dialog = dialog;
    this.stage = /** @type {HTMLCanvasElement} */ (dialog.querySelector("canvas"));
    this.small = /** @type {HTMLElement} */ (dialog.querySelector("[data-crop-small]"));
    this.use = /** @type {HTMLButtonElement} */ (dialog.querySelector("button[value=use]"));
    /** @type {HTMLCanvasElement | null} */
    this.picture = null;
    this.sight = { x: 0.5, y: 0.5, zoom: 1 };
    /** Where each finger or the mouse is. @type {Map<number, {x: number, y: number}>} */
    this.touches = new Map();
    this.listen();
  }

  listen() {
    const { dialog, stage } = this;
    dialog.addEventListener("click", (event) => {
      const pressed = event.target instanceof Element ? event.target.closest("[data-crop-do]") : null;
      if (pressed) void this.do(/** @type {HTMLElement} */ (pressed).dataset.cropDo ?? "");
    });
    stage.addEventListener("keydown", (event) => {
      if (!(event.key in KEYS)) return;
      event.preventDefault();
      void this.do(KEYS[event.key]);
    });
    stage.addEventListener("wheel", (event) => {
      event.preventDefault();
      void this.do(event.deltaY < 0 ? "nearer" : "farther");
    });
    stage.addEventListener("pointerdown", (event) => {
      stage.setPointerCapture(event.pointerId);
      this.touches.set(event.pointerId, { x: event.clientX, y: event.clientY });
    });
    stage.addEventListener("pointermove", (event) => this.drag(event));
    for (const end of ["pointerup", "pointercancel"]) stage.addEventListener(end, (event) => this.touches.delete(/** @type {PointerEvent} */ (event).pointerId));
  }

  /** @param {Blob} file @param {number} turns */
  async load(file, turns) {
    Object.assign(this, { file, turns, sight: { x: 0.5, y: 0.4, zoom: 1 }, picture: await drawnPhoto(file, SOURCE_EDGE, turns) });
    const small = this.picture !== null && isTooSmall(this.picture.width, this.picture.height);
    this.small.hidden = !small;
    this.use.disabled = small;
    this.show();
  }

  /** @param {string} what */
  async do(what) {
    if (what === "turn" && this.file) return this.load(this.file, ((this.turns ?? 0) + 1) % 4);
    if (what in MOVES) this.look(MOVES[what](this.sight));
  }

  /** @param {import("./frame.js").Sight} sight */
  look(sight) {
    if (!this.picture) return;
    this.sight = kept(this.picture.width, this.picture.height, sight);
    this.show();
  }

  /** One pointer moves the picture with it, two zoom by their distance. @param {PointerEvent} event */
  drag(event) {
    const before = this.touches.get(event.pointerId);
    if (!before || !this.picture) return;
    const apart = () => {
      const [a, b] = [...this.touches.values()];
      return b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
    };
    const was = apart();
    this.touches.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.touches.size > 1) return this.look({ ...this.sight, zoom: (this.sight.zoom * apart()) / (was || 1) });
    const part = partOf(this.picture.width, this.picture.height, this.sight);
    const perPixel = part.width / this.stage.getBoundingClientRect().width;
    this.look({ ...this.sight, x: this.sight.x - ((event.clientX - before.x) * perPixel) / this.picture.width,
      y: this.sight.y - ((event.clientY - before.y) * perPixel) / this.picture.height });
  }

  show() {
    this.draw(this.stage);
  }

  /** @param {HTMLCanvasElement} canvas */
  draw(canvas) {
    if (!this.picture) return;
    const { left, top, width, height } = partOf(this.picture.width, this.picture.height, this.sight);
    const pen = canvas.getContext("2d");
    pen?.drawImage(this.picture, left, top, width, height, 0, 0, canvas.width, canvas.height);
  }

  /** @returns {Promise<Blob>} */
  cut() {
    const canvas = document.createElement("canvas");
    const { width, height } = /** @type {HTMLCanvasElement} */ (this.picture);
    [canvas.width, canvas.height] = drawnSize(partOf(width, height, this.sight));
    this.draw(canvas);
    return jpegOf(canvas, QUALITY);
  }

  /** @param {Blob} file @returns {Promise<Blob | null>} null when put off */
  async ask(file) {
    await this.load(file, 0);
    this.dialog.returnValue = "";
    this.dialog.showModal();
    this.stage.focus();
    await new Promise((resolve) => this.dialog.addEventListener("close", resolve, { once: true }));
    const cut = this.dialog.returnValue === "use" ? await this.cut() : null;
    this.picture = null;
    return cut;
  }
}

/** @type {Cropper | undefined} */
let cropper;

document.addEventListener("photo:crop", (event) => {
  const { dialog, file, answer } = /** @type {CustomEvent} */ (event).detail;
  cropper ??= new Cropper(dialog);
  answer(cropper.ask(file));
});
