/**
 * The values of the domain: what a credit code, a mobile number, a sum of money or a role is, without any library.
 *
 * <p>Invariants: every type is immutable and valid by construction (compact constructors check, so not even a
 * hand-made instance can be wrong); text from outside enters through {@code parse} (or {@code of…} where the
 * name says what is already known about the text) and is normalised there; a refused value is always
 * {@link org.fairgate.kernel.InvalidValue} with a stable reason, never null and never another exception.
 * Enums carry a {@code code()} that is written to JSON and to the database and never changes; their constants'
 * names may. {@code toString} of personal data is masked, so a value in a log line does no harm.
 *
 * <p>Rules: R-ACC-1, R-ACC-3, R-ACC-6, R-REU-3, R-PAY-2. May be used by every package; uses none
 * (the identifiers of {@code kernel.id} stand on this package).
 */
@NullMarked
package org.fairgate.kernel;

import org.jspecify.annotations.NullMarked;
