/**
 * The bank's statements as HTML, for finance: what arrived beside the orders that it may pay (6-ux §8). Works without scripts.
 * Holds no rules: everything comes from {@code payment.statement}. Used by {@code app} only.
 */
@NullMarked
package org.fairgate.payment.statement.page;

import org.jspecify.annotations.NullMarked;
