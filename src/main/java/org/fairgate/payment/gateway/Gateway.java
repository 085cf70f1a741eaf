package org.fairgate.payment.gateway;

import io.vertx.core.Future;
import java.time.LocalDate;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.base.PaymentRef;
import org.fairgate.payment.base.RefundOrder;

/**
 * One payment gateway. Every future fails with {@link GatewayUnknown} when nobody can say what came of the call (no answer in
 * time, 5xx, garbage, a signature that does not fit, an open circuit), and with {@link GatewayRefused} when the gateway said
 * clearly that it did nothing. Safe for any thread; never blocks.
 */
public interface Gateway {
    /** Which one. */
    GatewayName name();

    /**
     * Opens a payment under our number. The same order again is the same payment, so it may be repeated after a {@link
     * GatewayUnknown}; where the gateway gives a code only once, that says {@link Opened.CodeLost}.
     */
    Future<Opened> open(PaymentOrder order);

    /** What has become of a payment. */
    Future<Asked> ask(PaymentRef payment);

    /** Makes sure that a payment cannot be paid any more, or says that it was. */
    Future<Closed> close(PaymentRef payment);

    /** Asks for money to be sent back; the same refund number is refunded once however often it is asked for. */
    Future<RefundAnswer> refund(RefundOrder refund);

    /** What has become of a refund. */
    Future<RefundAnswer> askRefund(RefundOrder refund);

    /**
     * The day's bill (Beijing time).
     *
     * @return fails with {@link BillNotReady} while the gateway has none
     */
    Future<Bill> bill(LocalDate day);

    /**
     * Checks and reads a message that claims to come from the gateway. Everything that identifies us and the gateway is
     * checked (signature, merchant, application, currency's form); whether order and amount are right is for the caller.
     *
     * @throws BadMessage when anything about it is wrong; nothing of it may then be believed
     */
    Notice read(Incoming message);

    /** The answer that tells the gateway to stop sending a message again. */
    Answer received();

    /** The answer that makes it come again later, or shows a forger nothing. */
    Answer refused();
}
