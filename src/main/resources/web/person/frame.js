// @ts-check
// Which part of a picture a badge shows. Pure: sizes in pixels of the picture, places as shares of it.

/** The least that a badge photo may have. */
export const BADGE = { width: 295, height: 413 };
const CLOSEST = 6;

/** @typedef {{x: number, y: number, zoom: number}} Sight x, y: middle of the part shown, 0…1; zoom: 1 shows as much as fits */
/** @typedef {{left: number, top: number, width: number, height: number}} Part */

/** @param {number} width @param {number} height @returns {number} width of the largest part of a badge's shape */
const widest = (width, height) => Math.min(width, (height * BADGE.width) / BADGE.height);

/** @param {number} width @param {number} height @returns {boolean} whether no part of the picture is large enough */
export const isTooSmall = (width, height) => Math.floor(widest(width, height)) < BADGE.width;

/** Nothing beside the picture is shown, and never less than a badge needs. @param {number} width @param {number} height @param {Sight} sight @returns {Sight} */
export function kept(width, height, { x, y, zoom }) {
  const most = Math.max(1, Math.min(CLOSEST, widest(width, height) / BADGE.width));
  const near = Math.min(most, Math.max(1, zoom));
  const half = { x: widest(width, height) / near / width / 2, y: (widest(width, height) * BADGE.height) / BADGE.width / near / height / 2 };
  const within = (/** @type {number} */ at, /** @type {number} */ edge) => Math.min(1 - edge, Math.max(edge, at));
  return { x: within(x, half.x), y: within(y, half.y), zoom: near };
}

/** @param {number} width @param {number} height @param {Sight} sight @returns {Part} */
export function partOf(width, height, sight) {
  const { x, y, zoom } = kept(width, height, sight);
  const part = { width: widest(width, height) / zoom, height: (widest(width, height) * BADGE.height) / BADGE.width / zoom };
  return { left: x * width - part.width / 2, top: y * height - part.height / 2, ...part };
}

/** @param {Part} part @returns {[number, number]} pixels to draw it with: as it is, but no more than a badge can print */
export function drawnSize(part) {
  const width = Math.round(Math.min(3 * BADGE.width, Math.max(BADGE.width, part.width)));
  return [width, Math.ceil((width * BADGE.height) / BADGE.width)];
}
