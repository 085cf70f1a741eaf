/** Tests of the administration of staff accounts. */
@NullMarked
package org.fairgate.account.staff.admin;

import org.jspecify.annotations.NullMarked;
