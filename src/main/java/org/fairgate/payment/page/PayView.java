package org.fairgate.payment.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairgate.kernel.Codes;
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
 * @param now the moment it was drawn at
 */
public record PayView(Tries tries, String link, String api, Choice choice, Instant now) {
    /** For so long an order counts as just paid; later it is told as one that needs no more payment. */
    private static final Duration JUST = Duration.ofMinutes(10);

    /**
     * How the payer wants to pay.
     *
     * @param way the tab that is open
     * @param asked whether the payer chose it; else it is the first that is open
     */
    public record Choice(Way way, Optional<Channel> channel, boolean asked) {}

    /** One way of paying, as a tab. */
    public record Tab(Way way, boolean open, Instant closesAt, List<Channel> channels) {
        public Tab {
            channels = List.copyOf(channels);
        }
    }

    /** What the page says in the place of ways to pay. */
    public enum Panel {
        /** Paid a moment ago. */
        PAID,
        /** Paid some time ago, so that nobody should pay once more. */
        ALREADY_PAID,
        /** Being cancelled, or running out. */
        CLOSING,
        /** Cancelled by the unit. */
        CANCELLED,
        /** Not paid in time. */
        EXPIRED,
        /** A remittance form waits for finance. */
        CONFIRMING,
        /** Another amount than the order's came; it can still be paid, but hardly should be. */
        AMOUNT_DIFFERS,
        /** Money came that is owed back. */
        REFUND;

        /** Its name in the page, {@code amount-differs}. */
        public String code() {
            return Codes.of(this);
        }
    }

    /** The order. */
    public Order order() {
        return tries.order();
    }

    /** The tab that is open. */
    public Way way() {
        return choice.way();
    }

    /** The channel that was chosen. */
    public Optional<Channel> channel() {
        return choice.channel();
    }

    /** What is said instead of ways to pay; empty while it can be paid. */
    public Optional<Panel> panel() {
        return owedBack().isEmpty() ? panelOfState() : Optional.of(Panel.REFUND);
    }

    private Optional<Panel> panelOfState() {
        return switch (order().state()) {
            case PAID -> Optional.of(justPaid() ? Panel.PAID : Panel.ALREADY_PAID);
            case CLOSING -> Optional.of(Panel.CLOSING);
            case CANCELLED -> Optional.of(Panel.CANCELLED);
            case EXPIRED -> Optional.of(Panel.EXPIRED);
            case CONFIRMING -> Optional.of(Panel.CONFIRMING);
            case UNPAID ->
                Optional.of(Panel.AMOUNT_DIFFERS).filter(panel -> !differing().isEmpty() && !paysAnyway());
        };
    }

    /** Whether the payer went on to a way of paying, beyond the try that brought the other amount. */
    private boolean paysAnyway() {
        return choice.asked()
                && latest(state -> true).filter(differing()::contains).isEmpty();
    }

    /** The name of the channel, or way, by which it was paid. */
    public Optional<PayText> paidBy() {
        return order().paidBy()
                .map(code -> code.equals(Way.TRANSFER.code())
                        ? PayText.way(Way.TRANSFER)
                        : PayText.channel(Channel.parse(code)));
    }

    private boolean justPaid() {
        return order().paidAt().filter(at -> now.isBefore(at.plus(JUST))).isPresent();
    }

    /** Money of another amount, or not in yuan, that waits for finance. */
    public List<Payment> differing() {
        return captured(verdict -> verdict == Verdict.WRONG_AMOUNT || verdict == Verdict.WRONG_CURRENCY);
    }

    /** Money that came too late or twice, and goes back. */
    public List<Payment> owedBack() {
        return captured(Verdict::isOwedBack);
    }

    private List<Payment> captured(Predicate<Verdict> which) {
        return tries.payments().stream()
                .filter(payment -> payment.captured()
                        .map(Payment.Captured::verdict)
                        .filter(which)
                        .isPresent())
                .toList();
    }

    /** Every way, each with its own closing time. */
    public List<Tab> tabs() {
        return Arrays.stream(Way.values()).map(this::tab).toList();
    }

    /** The tab that is open. */
    public Tab current() {
        return tab(way());
    }

    private Tab tab(Way one) {
        List<Channel> offered =
                one.channels().stream().filter(tries.channels()::contains).toList();
        return new Tab(one, one.isOpen(tries.edition(), now), one.closesAt(tries.edition()), offered);
    }

    /** The latest try by the chosen channel that can be paid with, or soon can. */
    public Optional<Payment> payment() {
        return latest(one -> one.state().isLive());
    }

    private Optional<Payment> latest(Predicate<Payment> which) {
        return channel()
                .flatMap(chosen -> tries.payments().stream()
                        .filter(one -> one.channel() == chosen && which.test(one))
                        .max(Comparator.comparing(Payment::createdAt)));
    }

    /** Whether the gateway would not open the latest try. */
    public boolean refused() {
        return latest(one -> true)
                .filter(one -> one.state() == PaymentState.FAILED)
                .isPresent();
    }

    /** Whether the latest try by the chosen channel is over without ever having had a code; another one may get one. */
    public boolean codeLost() {
        return payment().isEmpty()
                && !refused()
                && latest(one -> true)
                        .filter(one -> one.captured().isEmpty() && one.code().isEmpty())
                        .isPresent();
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

    /** Whether its code has run out, be it closed at the gateway by now or not. */
    public boolean codeOver() {
        return payment()
                .map(one -> !now.isBefore(one.expiresAt()))
                .orElseGet(() -> latest(state -> true)
                        .filter(one -> one.state() == PaymentState.CLOSED)
                        .isPresent());
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
