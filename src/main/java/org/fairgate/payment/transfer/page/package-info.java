/**
 * Bank transfers as HTML: the unit's remittance form, and finance's queue of them. Works without scripts. Holds no rules:
 * everything comes from {@code payment.transfer}. Used by {@code app} only.
 */
@NullMarked
package org.fairgate.payment.transfer.page;

import org.jspecify.annotations.NullMarked;
