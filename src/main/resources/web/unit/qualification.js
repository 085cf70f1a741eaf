// @ts-check
// Entry of the qualification document's page.

import "../shared/site.js";
import "../shared/upload.js";
