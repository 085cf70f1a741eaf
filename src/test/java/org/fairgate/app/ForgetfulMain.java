package org.fairgate.app;

import java.time.InstantSource;
import org.fairgate.draft.DraftWriters;
import org.fairgate.payment.ledger.ForgetfulBooker;

/** The service with the fault of {@link ForgetfulBooker}; started as a process by the crash test's negative control. */
public final class ForgetfulMain {
    private ForgetfulMain() {}

    public static void main(String[] args) throws Exception {
        Wiring wiring = Wiring.production(InstantSource.system(), DraftWriters::new);
        System.out.println(Node.start(System.getenv(), wiring.with(ForgetfulBooker::create))
                .banner());
    }
}
