package org.fairgate.payment.payer;

import java.time.Instant;

/**
 * A link that was just made.
 *
 * @param token the only time it is seen; 43 letters, digits, dashes and underscores
 * @param expiresAt from then on it leads nowhere
 */
public record PayerLink(String token, Instant expiresAt) {}
