// @ts-check
// Uploaded pictures of a person: the draft holds a picture's id in a hidden field beside its upload card.

import "../shared/upload.js";

/** @param {HTMLInputElement} field <input type=hidden data-picture> next to its <div data-upload> */
function followPicture(field) {
  const card = field.parentElement?.querySelector("[data-upload]");
  const shown = /** @type {HTMLImageElement | null | undefined} */ (card?.querySelector("[data-upload-picture]"));
  card?.addEventListener("upload:stored", (event) => {
    field.value = /** @type {CustomEvent} */ (event).detail.fileId;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  // Another device, or the copy of this one, brought another picture.
  field.addEventListener("draft:filled", () => {
    if (!shown) return;
    shown.hidden = !field.value;
    if (field.value) shown.src = `/api/v1/files/${encodeURIComponent(field.value)}`;
  });
}

document.querySelectorAll("input[data-picture]").forEach((field) => followPicture(/** @type {HTMLInputElement} */ (field)));
