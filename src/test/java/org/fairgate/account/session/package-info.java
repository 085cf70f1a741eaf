/** Tests of this part of the account feature. */
@NullMarked
package org.fairgate.account.session;

import org.jspecify.annotations.NullMarked;
