// @ts-check
// Entry of the form of a person from another country: a list of countries to search in, and no number with a check digit.

import "../shared/combobox.js";
import "./pictures.js";
import "../draft/page.js";
