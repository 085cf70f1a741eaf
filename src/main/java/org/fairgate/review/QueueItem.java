package org.fairgate.review;

import java.util.Optional;
import org.fairgate.review.claim.Claim;
import org.fairgate.unit.life.UnitCase;

/**
 * A unit in a queue.
 *
 * @param claim who has it open now
 */
public record QueueItem(UnitCase unit, Optional<Claim> claim) {}
