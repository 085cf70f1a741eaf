/**
 * Links by which somebody without an account pays an order for its unit: a random token of which only the hash is kept, valid
 * until the order ends, seven days at most. Whoever has one sees what is to be paid and for which unit, and nobody's name.
 */
@NullMarked
package org.fairgate.payment.payer;

import org.jspecify.annotations.NullMarked;
