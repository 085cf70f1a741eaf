// @ts-check
// Entry of a person's form.

import "./document-number.js";
import "./pictures.js";
import "../shared/question.js";
import "../draft/page.js";
