package org.fairgate.payment.page;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.PayCode;
import org.fairgate.payment.PaymentService.Tries;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentState;
import org.fairgate.payment.base.Way;
import org.fairgate.payment.gateway.Opened;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.Verdict;
import org.fairgate.platform.page.QrCode;

/**
 * The page on which an order is paid, as it is drawn.
 *
 * @param link where the page is, and where its forms are sent
 * @param api where its state is read from and listened to
 * @param way the tab that is open
 * @param now the moment it was drawn at
 */
public record PayView(Tries tries, String link, String api, Way way, Optional<Channel> channel, Instant now) {
    /** One way of paying, as a tab. */
    public record Tab(Way way, boolean open, Instant closesAt, List<Channel> channels) {
        public Tab {
            channels = List.copyOf(channels);
        }
    }

    /** What the page says in the place of ways to pay. */
    public enum Panel {
        /** Paid. */
        PAID,
        /** Being cancelled, or running out. */
        CLOSING,
        /** Cancelled or expired. */
        ENDED,
        /** A remittance form waits for finance. */
        CONFIRMING
    }

    /** The order. */
    public Order order() {
        return tries.order();
    }

    /** What is said instead of ways to pay; empty while it can be paid. */
    public Optional<Panel> panel() {
        return switch (order().state()) {
            case PAID -> Optional.of(Panel.PAID);
            case CLOSING -> Optional.of(Panel.CLOSING);
            case CANCELLED, EXPIRED -> Optional.of(Panel.ENDED);
            case CONFIRMING -> Optional.of(Panel.CONFIRMING);
            case UNPAID -> Optional.empty();
        };
    }

    /** Whether money of another amount, or not in yuan, came and waits for finance. */
    public boolean wrongAmount() {
        return has(Verdict.WRONG_AMOUNT) || has(Verdict.WRONG_CURRENCY);
    }

    /** Whether money came that is owed back. */
    public boolean refundUnderWay() {
        return has(Verdict.LATE) || has(Verdict.DOUBLE);
    }

    private boolean has(Verdict verdict) {
        return tries.payments().stream()
                .flatMap(payment -> payment.captured().stream())
                .anyMatch(captured -> captured.verdict() == verdict);
    }

    /** Every way, each with its own closing time. */
    public List<Tab> tabs() {
        return Arrays.stream(Way.values()).map(this::tab).toList();
    }

    /** The tab that is open. */
    public Tab current() {
        return tab(way);
    }

    private Tab tab(Way one) {
        List<Channel> offered =
                one.channels().stream().filter(tries.channels()::contains).toList();
        return new Tab(one, one.isOpen(tries.edition(), now), one.closesAt(tries.edition()), offered);
    }

    /** The latest try by the chosen channel that can be paid with, or soon can. */
    public Optional<Payment> payment() {
        return last(one -> one.state().isLive());
    }

    /** Whether the latest try by the chosen channel is over without ever having had a code; another one may get one. */
    public boolean codeLost() {
        return payment().isEmpty()
                && last(one -> true)
                        .filter(one -> one.captured().isEmpty() && one.code().isEmpty())
                        .isPresent();
    }

    private Optional<Payment> last(Predicate<Payment> which) {
        return channel.flatMap(chosen -> tries.payments().stream()
                .filter(one -> one.channel() == chosen && which.test(one))
                .max(Comparator.comparing(Payment::createdAt)));
    }

    /** Whether its code is still to come. */
    public boolean waitingForCode() {
        return payment().filter(one -> one.state() != PaymentState.OPEN).isPresent();
    }

    /** Its code to scan. */
    public Optional<String> code() {
        return opened().filter(Opened.Code.class::isInstance)
                .map(Opened.Code.class::cast)
                .map(Opened.Code::content);
    }

    /** The same as a picture. */
    public Optional<QrCode> picture() {
        return code().map(QrCode::of);
    }

    /** The form that leads to the payer's bank. */
    public Optional<Opened.BankForm> form() {
        return opened().filter(Opened.BankForm.class::isInstance).map(Opened.BankForm.class::cast);
    }

    /** Whether its code has run out. */
    public boolean codeOver() {
        return payment().filter(one -> !now.isBefore(one.expiresAt())).isPresent();
    }

    private Optional<Opened> opened() {
        return payment().filter(one -> one.state() == PaymentState.OPEN).flatMap(PayCode::of);
    }

    /** What tells one state of the page from another: whoever is told another one looks again. */
    public String seen() {
        return Stream.concat(
                        Stream.of(order().state().code()),
                        tries.payments().stream().map(one -> one.state().code()).sorted())
                .collect(Collectors.joining(" "));
    }

    /** Whether anything may still change by itself. */
    public boolean isLive() {
        return order().state() == OrderState.UNPAID
                || order().state() == OrderState.CLOSING
                || order().state() == OrderState.CONFIRMING;
    }
}
