package org.fairgate.payment.ledger;

import java.util.Optional;
import org.fairgate.order.base.OrderKey;
import org.fairgate.payment.base.Capture;

/**
 * What the {@link Booker} did with a capture.
 *
 * @param order whose money it is; empty where nobody knows its number
 */
public record Booked(Capture capture, Verdict verdict, Optional<OrderKey> order) {}
