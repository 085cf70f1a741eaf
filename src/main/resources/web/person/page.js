// @ts-check
// Entry of a person's form.

import "./document-number.js";
import "./pictures.js";
import "../draft/page.js";
