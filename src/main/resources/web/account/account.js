// @ts-check
// Entry of sign-in, forgotten password, account and sessions.

import "../shared/site.js";
import "./code-button.js";
