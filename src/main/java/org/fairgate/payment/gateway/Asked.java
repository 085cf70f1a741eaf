package org.fairgate.payment.gateway;

import org.fairgate.payment.base.Capture;

/** What a gateway says of a payment. */
public sealed interface Asked {
    /** Paid; this is the proof. */
    record Paid(Capture capture) implements Asked {}

    /** Not paid yet. */
    record Waiting() implements Asked {}

    /** The gateway does not know it (yet): its code was never scanned, or it never arrived. It may still be paid. */
    record NotFound() implements Asked {}

    /** Cannot be paid any more, and was not. */
    record Ended() implements Asked {}
}
