/**
 * The rules of the sign-up form (R-ACC-1 to R-ACC-5), without database: raw texts in, a checked record or every wrong
 * field out. What it needs of other features it asks through two small interfaces.
 */
@NullMarked
package org.fairgate.account.signup;

import org.jspecify.annotations.NullMarked;
