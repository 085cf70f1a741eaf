/** Tests of this part of the account feature. */
@NullMarked
package org.fairgate.account.code;

import org.jspecify.annotations.NullMarked;
