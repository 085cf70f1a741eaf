/** Tests of this part of the account feature. */
@NullMarked
package org.fairgate.account.staff;

import org.jspecify.annotations.NullMarked;
