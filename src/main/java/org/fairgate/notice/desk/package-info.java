/**
 * The organiser's desk for notices that were given up (R-NOT): list them, send one again. Every replay is in the audit
 * trail, in the transaction of the replay. Recipients are shown masked.
 *
 * <p>{@code app} wires it and lends it the audit trail, which ranks beside the notices.
 */
@NullMarked
package org.fairgate.notice.desk;

import org.jspecify.annotations.NullMarked;
