/**
 * Messages of the full channel: their text, signature, certificates, times, and the codes of their answers.
 *
 * <p>Invariants: RSA signs the hex text of the SHA-256, and not the hash; a value is never encoded where it is signed.
 *
 * <p>Who may call: {@code org.fairgate.simulator.unionpay}.
 */
@NullMarked
package org.fairgate.simulator.unionpay.message;

import org.jspecify.annotations.NullMarked;
