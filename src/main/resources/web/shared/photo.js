// @ts-check
// Shrinks and turns pictures in the browser. Any failure falls back to the untouched file: the server judges by content.

const LONGEST_EDGE = 2400;
const QUALITIES = [0.88, 0.75, 0.6, 0.45];

/** @param {number} width @param {number} height @param {number} longest @returns {[number, number]} whole pixels, never enlarged. Pure. */
export function fittedSize(width, height, longest) {
  const scale = Math.min(1, longest / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/** @param {Blob} file @param {number} longest pixels of the longer edge at most @param {number} turns quarter turns to the right */
export async function drawnPhoto(file, longest, turns) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const [width, height] = fittedSize(picture.width, picture.height, longest);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = turns % 2 === 0 ? [width, height] : [height, width];
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("no canvas");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((turns * Math.PI) / 2);
  pen.drawImage(picture, -width / 2, -height / 2, width, height);
  picture.close();
  return canvas;
}

/** @param {HTMLCanvasElement} canvas @param {number} quality @returns {Promise<Blob>} */
export const jpegOf = (canvas, quality) => new Promise((resolve, reject) =>
  canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/jpeg", quality));

/**
 * @param {Blob} file @param {number} maxBytes @param {number} turns
 * @returns {Promise<Blob>} a JPEG that fits, or the smallest that could be made
 */
async function redrawn(file, maxBytes, turns) {
  let best = file;
  for (const longest of [LONGEST_EDGE, LONGEST_EDGE / 2]) {
    const canvas = await drawnPhoto(file, longest, turns);
    for (const quality of QUALITIES) {
      best = await jpegOf(canvas, quality);
      if (best.size <= maxBytes) return best;
    }
  }
  return best;
}

/** @param {Blob} file @param {number} maxBytes @returns {Promise<Blob>} */
export async function shrunkPhoto(file, maxBytes) {
  if (file.size <= maxBytes) return file;
  try {
    const small = await redrawn(file, maxBytes, 0);
    return small.size < file.size ? small : file;
  } catch {
    return file;
  }
}

/** @param {Blob} file @param {number} maxBytes @returns {Promise<Blob>} a quarter turn to the right; rejects where the browser cannot */
export const turnedPhoto = (file, maxBytes) => redrawn(file, maxBytes, 1);

/** @param {number} bytes @returns {string} 978 KB, 4.2 MB. Pure. */
export const sizeInWords = (bytes) => (bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);
