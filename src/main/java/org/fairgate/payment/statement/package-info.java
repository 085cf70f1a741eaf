/**
 * What the bank says arrived (R-PAY-4c, R-FIN): statements that finance imports, their credit lines, and the orders that each
 * may pay.
 *
 * <p>Invariants: a line is known again in whatever file it comes (its key), so the same statement twice changes nothing; a line
 * pays only orders whose fees are exactly its sum, and only when a person of finance says so; the file itself is kept.
 */
@NullMarked
package org.fairgate.payment.statement;

import org.jspecify.annotations.NullMarked;
