// @ts-check
// Entry of the list of persons and of a person that can only be read.

import "../shared/question.js";
import "../shared/site.js";
