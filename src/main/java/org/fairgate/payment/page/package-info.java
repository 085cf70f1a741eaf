/**
 * Orders and their payment as HTML (6-ux §5.8–5.10): whom to pay for, the list, an order with everything that happened to its
 * money, and the page on which it is paid, by the unit or by a colleague who has a link. Works without scripts. Holds no rules.
 * Used by {@code app} only.
 */
@NullMarked
package org.fairgate.payment.page;

import org.jspecify.annotations.NullMarked;
