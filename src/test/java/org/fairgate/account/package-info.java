/** Tests of the account feature. */
@NullMarked
package org.fairgate.account;

import org.jspecify.annotations.NullMarked;
