package org.fairgate.payment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.PayCode;
import org.fairgate.payment.PaymentService;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentState;
import org.fairgate.payment.base.Way;
import org.fairgate.payment.gateway.Opened;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.Verdict;

/** Payments as the API gives them. */
final class PaymentViews {
    private PaymentViews() {}

    /** What a browser posts to reach the payer's bank. */
    record FormView(String url, Map<String, String> fields) {}

    /** A try; its code or form is there while it can be paid with. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record PaymentView(
            String paymentId,
            String channel,
            String state,
            long amountFen,
            Optional<String> code,
            Optional<FormView> form,
            Instant expiresAt,
            Instant createdAt,
            Optional<String> outcome) {
        static PaymentView of(Payment payment, Instant now) {
            return of(
                    payment,
                    Optional.of(payment)
                            .filter(one -> one.state() == PaymentState.OPEN && now.isBefore(one.expiresAt()))
                            .flatMap(PayCode::of));
        }

        private static PaymentView of(Payment payment, Optional<Opened> shown) {
            return new PaymentView(
                    payment.key().payment().toString(),
                    payment.channel().code(),
                    payment.state().code(),
                    payment.amount().value(),
                    shown.filter(Opened.Code.class::isInstance)
                            .map(Opened.Code.class::cast)
                            .map(Opened.Code::content),
                    shown.filter(Opened.BankForm.class::isInstance)
                            .map(Opened.BankForm.class::cast)
                            .map(form -> new FormView(form.url(), form.fields())),
                    payment.expiresAt(),
                    payment.createdAt(),
                    payment.captured().map(Payment.Captured::verdict).map(Verdict::code));
        }
    }

    /** A way of paying and until when it can be gone. */
    record WayView(String way, boolean open, Instant closesAt, List<String> channels) {}

    /** How an order can be paid, and what was tried. */
    record PaymentsView(String orderId, String state, long amountFen, List<WayView> ways, List<PaymentView> payments) {
        static PaymentsView of(PaymentService.Tries tries, Instant now) {
            return new PaymentsView(
                    tries.order().key().order().toString(),
                    tries.order().state().code(),
                    tries.order().amount().value(),
                    waysOf(tries, now),
                    paymentsOf(tries, now));
        }
    }

    /** The same for somebody who only has a link. */
    record PayerView(
            String unitName,
            String orderNumber,
            String state,
            long amountFen,
            List<WayView> ways,
            List<PaymentView> payments) {
        static PayerView of(String unitName, PaymentService.Tries tries, Instant now) {
            return new PayerView(
                    unitName,
                    tries.order().number(),
                    tries.order().state().code(),
                    tries.order().amount().value(),
                    waysOf(tries, now),
                    paymentsOf(tries, now));
        }
    }

    private static List<WayView> waysOf(PaymentService.Tries tries, Instant now) {
        return Arrays.stream(Way.values())
                .map(way -> new WayView(
                        way.code(),
                        way.isOpen(tries.edition(), now),
                        way.closesAt(tries.edition()),
                        way.channels().stream()
                                .filter(tries.channels()::contains)
                                .map(Channel::code)
                                .toList()))
                .toList();
    }

    private static List<PaymentView> paymentsOf(PaymentService.Tries tries, Instant now) {
        boolean payable = tries.order().state() == OrderState.UNPAID;
        return tries.payments().stream()
                .map(payment -> payable ? PaymentView.of(payment, now) : PaymentView.of(payment, Optional.empty()))
                .toList();
    }
}
