package org.fairgate.simulator.pay;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.fairgate.simulator.pay.fault.FaultPlan;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.fault.Stage;
import org.fairgate.simulator.pay.fault.Switches;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Refund;
import org.fairgate.simulator.pay.ledger.RefundState;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeKey;
import org.fairgate.simulator.pay.ledger.Trades;
import org.fairgate.simulator.pay.notice.Agenda;
import org.fairgate.simulator.pay.notice.Event;
import org.fairgate.simulator.pay.notice.Notice;
import org.fairgate.simulator.pay.notice.NoticeBook;
import org.fairgate.simulator.pay.notice.NoticeSender;
import org.fairgate.simulator.pay.notice.Protocol;

/** What the gateways share: ledger, switches, notices, agenda. Safe for any thread. */
public final class Desk {
    private static final int MOST_TO_DO = 200_000;

    private final Surroundings surroundings;
    private final Trades trades;
    private final Switches switches = new Switches();
    private final Agenda agenda;
    private final NoticeBook book;
    private final NoticeSender sender;
    private final Map<PayGateway, Protocol> protocols = new EnumMap<>(PayGateway.class);
    private final Supplier<PrivateKey> stranger = new Stranger();

    /**
     * What a desk needs from its surroundings.
     *
     * @param random must be safe for any thread
     * @param base the address at which browsers and the merchant reach the simulator, without a slash at the end; asked once
     *     per use, since a port may be known only after the start
     */
    public record Surroundings(Vertx vertx, InstantSource clock, RandomGenerator random, Supplier<String> base) {}

    /** A desk without gateways, trades and faults. */
    public Desk(Surroundings surroundings, DeskOptions options) {
        InstantSource clock = surroundings.clock();
        this.surroundings = surroundings;
        this.trades = new Trades(clock, surroundings.random(), options.trades());
        this.agenda = new Agenda(clock, MOST_TO_DO);
        this.book = new NoticeBook(options.notices());
        this.sender = new NoticeSender(surroundings.vertx(), clock, agenda, book, options.pace());
    }

    /** A key that nobody knows, made when it is first needed. */
    private static final class Stranger implements Supplier<PrivateKey> {
        private Optional<PrivateKey> made = Optional.empty();

        @Override
        public synchronized PrivateKey get() {
            PrivateKey key = made.orElseGet(() -> Rsa.make().getPrivate());
            made = Optional.of(key);
            return key;
        }
    }

    /** A gateway takes its place; before the first request. */
    public void join(Protocol protocol) {
        protocols.put(protocol.gateway(), protocol);
    }

    /** The gateways that are there, by name. */
    public Map<PayGateway, Protocol> protocols() {
        return Map.copyOf(protocols);
    }

    /** The ledger. */
    public Trades trades() {
        return trades;
    }

    /** The faults. */
    public Switches switches() {
        return switches;
    }

    /** The notices that were sent. */
    public NoticeBook notices() {
        return book;
    }

    /** What is to be done later. */
    public Agenda agenda() {
        return agenda;
    }

    /** For timers. */
    public Vertx vertx() {
        return surroundings.vertx();
    }

    /** The time of the gateways. */
    public InstantSource clock() {
        return surroundings.clock();
    }

    /** For nonces and the like. */
    public RandomGenerator random() {
        return surroundings.random();
    }

    /** A number that is never used twice, 32 hexadecimal digits. */
    public String freshId() {
        RandomGenerator random = random();
        return new UUID(random.nextLong(), random.nextLong()).toString().replace("-", "");
    }

    /** An absolute address of the simulator. */
    public String url(String path) {
        return surroundings.base().get() + path;
    }

    /** Where a payer pays a trade: what the merchant shows as a code. */
    public String cashier(Trade trade) {
        return url("/cashier/" + trade.key().gateway().tag() + "/" + trade.code());
    }

    /** A key that the merchant does not know. */
    public PrivateKey stranger() {
        return stranger.get();
    }

    /** Tells the merchant that a trade was paid; completes when the first sending was answered. */
    public Future<Optional<Notice>> tellPaid(Trade trade, Optional<FaultPlan> own) {
        return tell(trade, Optional.empty(), own);
    }

    /** Tells the merchant of a refund; completes when the first sending was answered. */
    public Future<Optional<Notice>> tellRefund(Trade trade, Refund refund) {
        return tell(trade, Optional.of(refund), Optional.empty());
    }

    private Future<Optional<Notice>> tell(Trade trade, Optional<Refund> refund, Optional<FaultPlan> own) {
        if (trade.terms().notifyUrl().isEmpty() && refund.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        Event event = new Event(freshId(), trade, refund, clock().instant());
        Optional<FaultPlan> plan = own.or(() -> switches.take(event.gateway(), Stage.NOTICE, ""));
        return sender.send(event, protocol(event.gateway()), plan, stranger).map(Optional::of);
    }

    /** Sends a message that claims a trade was paid, and is signed by a stranger. The trade is as it was. */
    public Future<Notice> forge(Trade trade) {
        Event event = new Event(freshId(), trade, Optional.empty(), clock().instant());
        return sender.forge(event, protocol(event.gateway()), stranger.get());
    }

    /** Sends a notice once more. */
    public Future<Notice> repeat(Notice notice) {
        return sender.repeat(notice, protocol(notice.event().gateway()));
    }

    /**
     * Brings a refund that was accepted to its end, at once or as the switches want it, and then tells what came of it.
     *
     * @param delay how long the gateway usually takes; {@link Duration#ZERO} ends it before this method returns
     * @param then tells the merchant, if this gateway does; asked for the trade as it is then
     */
    public void endRefund(TradeKey key, String refundNumber, Duration delay, RefundEnd then) {
        boolean failed = switches.take(key.gateway(), PayFault.REFUND_FAILED).isPresent();
        Duration wait = switches.take(key.gateway(), PayFault.REFUND_SLOW)
                .map(FaultPlan::delay)
                .orElse(delay);
        Supplier<Future<?>> end =
                () -> trades.endRefund(key, refundNumber, failed ? RefundState.FAILED : RefundState.DONE)
                        .<Future<?>>map(trade ->
                                then.tell(trade, trade.refund(refundNumber).orElseThrow()))
                        .orElseGet(Future::succeededFuture);
        if (wait.isZero()) {
            Future<?> unused = end.get();
        } else {
            boolean unused = agenda.at(clock().instant().plus(wait), end);
        }
    }

    /** What follows the end of a refund. */
    @FunctionalInterface
    public interface RefundEnd {
        /** Tells the merchant; must not fail. */
        Future<?> tell(Trade trade, Refund refund);
    }

    /** Notices for addresses that begin so go elsewhere. */
    public void detour(String from, String to) {
        sender.detour(from, to);
    }

    /** Closes what it holds open. */
    public void close() {
        sender.close();
    }

    private Protocol protocol(PayGateway gateway) {
        return Optional.ofNullable(protocols.get(gateway)).orElseThrow();
    }
}
