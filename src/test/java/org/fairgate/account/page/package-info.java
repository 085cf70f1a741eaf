/** Tests of the account's pages over HTTP. */
@NullMarked
package org.fairgate.account.page;

import org.jspecify.annotations.NullMarked;
