// @ts-check
// What the workbench says by itself, from the page's <template id="review-phrases">.

import { filled } from "../shared/texts.js";

/** @returns {HTMLTemplateElement | null} */
export const phraseSheet = () => /** @type {HTMLTemplateElement | null} */ (document.getElementById("review-phrases"));

/** @param {string} name as in data-…, camel case @param {Record<string, unknown>} [values] @returns {string} */
export const phrase = (name, values = {}) => filled(phraseSheet()?.dataset[name] ?? name, values);
