package org.fairgate.payment;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.Codes;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.PaymentKey;
import org.fairgate.payment.ledger.Verdict;

/**
 * Asks a gateway about one payment because something else, such as a bill, says that it was paid (R-PAY-7), and books what
 * the gateway confirms. Needs no claim on the payment: booking is exactly once whoever else does it.
 */
public final class Proving {
    private final Settling.Desk desk;
    private final GatewayDesk gateways;
    private final OrderEnd end;

    Proving(Settling.Desk desk, GatewayDesk gateways, OrderEnd end) {
        this.desk = desk;
        this.gateways = gateways;
        this.end = end;
    }

    /** What the gateway said. */
    public enum Proof {
        /** Paid, and the ledger did not have it before. */
        BOOKED,
        /** Paid, and the ledger had it. */
        KNOWN,
        /** Not paid. */
        NOT_PAID,
        /** Nothing clear. */
        UNCLEAR;

        /** The stable code for JSON. */
        public String code() {
            return Codes.of(this);
        }
    }

    /** Fails only when the database does, or when there is no such payment. */
    public Future<Proof> prove(PaymentKey key) {
        return desk.db()
                .read(client -> desk.payments().find(client, key))
                .map(Optional::orElseThrow)
                .compose(payment -> gateways.ask(payment.ref())
                        .map(Optional::of)
                        .recover(unclear -> Future.succeededFuture(Optional.empty()))
                        .compose(asked -> asked.map(said -> heard(payment, said))
                                .orElseGet(() -> Future.succeededFuture(Proof.UNCLEAR))));
    }

    private Future<Proof> heard(Payment payment, Asked said) {
        return said instanceof Asked.Paid paid ? book(payment, paid.capture()) : Future.succeededFuture(Proof.NOT_PAID);
    }

    private Future<Proof> book(Payment payment, Capture capture) {
        return desk.db()
                .tx(tx -> desk.booker().book(tx, List.of(capture)))
                .compose(booked -> end.finish(payment.orderKey())
                        .map(done -> booked.get(0).verdict() == Verdict.REPEATED ? Proof.KNOWN : Proof.BOOKED));
    }
}
