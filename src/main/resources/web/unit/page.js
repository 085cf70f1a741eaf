// @ts-check
// Entry of the unit's draft pages: auto-save with the pickers these forms use.

import "../shared/combobox.js";
import "../shared/filterlist.js";
import "./areas.js";
import "../draft/page.js";
