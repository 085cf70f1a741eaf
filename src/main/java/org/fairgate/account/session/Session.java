package org.fairgate.account.session;

import java.time.Instant;
import java.util.UUID;

/**
 * One sign-in, as its owner sees it.
 *
 * @param device browser and system, or the client's name
 * @param current whether it is the one that asks
 */
public record Session(UUID id, String device, Instant createdAt, Instant lastUsedAt, boolean current) {}
