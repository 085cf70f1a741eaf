package org.fairgate.simulator.pay.notice;

import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import org.fairgate.simulator.pay.ledger.PayGateway;

/** How one gateway speaks to the merchant. */
public interface Protocol {
    /** Whose it is. */
    PayGateway gateway();

    /** The key that the merchant knows the gateway by. */
    PrivateKey key();

    /**
     * A notice as it is sent now; asked anew for each sending.
     *
     * @param signer {@link #key()}, or a stranger's if the notice is to be forged
     */
    Wire write(Event event, PrivateKey signer);

    /** Whether an answer tells the gateway that it need not send again. */
    boolean accepts(int status, String body);

    /** How long the gateway waits between one sending and the next, first gap first. */
    List<Duration> gaps();

    /** How long the gateway waits for an answer. */
    Duration patience();
}
