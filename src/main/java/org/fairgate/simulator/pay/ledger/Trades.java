package org.fairgate.simulator.pay.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** All trades of all gateways. Safe for any thread. */
public final class Trades {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final InstantSource clock;
    private final Numbers numbers;
    private final int capacity;
    private final Map<TradeKey, Trade> trades = new LinkedHashMap<>();
    private final Map<String, TradeKey> byCode = new HashMap<>();
    private final Map<String, TradeKey> byTradeNo = new HashMap<>();
    private final Map<TradeKey, TradeKey> byRefund = new HashMap<>();

    /**
     * An empty ledger.
     *
     * @param random for codes and the gateways' numbers
     * @param capacity how many trades are remembered, at least 1
     */
    public Trades(InstantSource clock, RandomGenerator random, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("the ledger must hold at least 1 trade, not " + capacity);
        }
        this.clock = clock;
        this.numbers = new Numbers(random);
        this.capacity = capacity;
    }

    /**
     * A line of a day's bill.
     *
     * @param refund of money that went back; empty where it came
     * @param at when it moved
     */
    public record Entry(Trade trade, Optional<Refund> refund, Instant at) {
        /** Fen that moved, always positive. */
        public long amount() {
            return refund.map(Refund::amount).orElseGet(trade::amount);
        }
    }

    /**
     * A refund that the merchant asks for.
     *
     * @param amount in fen
     * @param attributes what the protocol has to remember of it
     */
    public record Asked(String number, long amount, Map<String, String> attributes) {}

    /**
     * Opens a trade with a new code. A trade of this number that nobody has scanned gives way to it.
     *
     * @throws IllegalStateException if there is one that somebody has scanned; whether that is a refusal or a repeat is for
     *     the protocol to find out first
     */
    public synchronized Trade open(Terms terms) {
        find(terms.key()).ifPresent(earlier -> {
            if (earlier.scanned()) {
                throw new IllegalStateException("trade " + earlier.number() + " is known");
            }
            forget(earlier);
        });
        if (trades.size() >= capacity) {
            forget(trades.values().iterator().next());
        }
        Trade opened =
                Trade.opened(terms, numbers.code(), numbers.tradeNo(terms.key().gateway(), clock.instant()));
        byCode.put(opened.code(), opened.key());
        byTradeNo.put(opened.tradeNo(), opened.key());
        return keep(opened);
    }

    /** A trade by the merchant's number; one that has run out is closed. */
    public synchronized Optional<Trade> find(TradeKey key) {
        return Optional.ofNullable(trades.get(key)).map(this::runOut);
    }

    /** A trade by the gateway's number. */
    public synchronized Optional<Trade> byTradeNo(String tradeNo) {
        return Optional.ofNullable(byTradeNo.get(tradeNo)).flatMap(this::find);
    }

    /** A trade by the code that was shown to the payer. */
    public synchronized Optional<Trade> byCode(String code) {
        return Optional.ofNullable(byCode.get(code)).flatMap(this::find);
    }

    /**
     * The trade that a refund belongs to; where a number was used for several, the newest.
     *
     * @param key the gateway, and the merchant's number of the refund
     */
    public synchronized Optional<Trade> byRefund(TradeKey key) {
        return Optional.ofNullable(byRefund.get(key)).flatMap(this::find);
    }

    /** A payer opened it. */
    public Optional<Trade> scan(TradeKey key) {
        return change(key, trade -> trade.state().payable(), Trade::scan);
    }

    /** A payer tried, and the bank refused. */
    public Optional<Trade> fail(TradeKey key) {
        return change(key, trade -> trade.state().payable(), Trade::fail);
    }

    /** The merchant closes it; empty if it is paid, being paid, or closed. */
    public Optional<Trade> close(TradeKey key) {
        return change(key, trade -> trade.state().payable(), trade -> trade.close(clock.instant()));
    }

    /**
     * Somebody pays it.
     *
     * @param amount fen that were paid
     * @param evenClosed whether it may be paid although it was closed or has run out
     * @return empty if it cannot be paid
     */
    public Optional<Trade> pay(TradeKey key, long amount, boolean evenClosed) {
        return change(key, payable(evenClosed), trade -> trade.pay(TradeState.PAID, receipt(amount)));
    }

    /** As {@link #pay}, but the gateway keeps it to itself until {@link #reveal}. */
    public Optional<Trade> payUnseen(TradeKey key, long amount, boolean evenClosed) {
        return change(key, payable(evenClosed), trade -> trade.pay(TradeState.PAYING, receipt(amount)));
    }

    /** The gateway says from now on that it was paid, at the time at which it was. */
    public Optional<Trade> reveal(TradeKey key) {
        return change(
                key,
                trade -> trade.state() == TradeState.PAYING,
                trade -> trade.pay(TradeState.PAID, trade.receipt().orElseThrow()));
    }

    /** Accepts a refund; empty if the trade is not paid, the number was used, or it is more than what is left. */
    public Optional<Trade> refund(TradeKey key, Asked asked) {
        return change(
                key,
                trade -> trade.state() == TradeState.PAID
                        && trade.refund(asked.number()).isEmpty()
                        && asked.amount() > 0
                        && asked.amount() <= trade.amount() - trade.refunded(),
                trade -> trade.with(new Refund(
                        asked.number(),
                        numbers.refundNo(key.gateway(), clock.instant()),
                        asked.amount(),
                        RefundState.PROCESSING,
                        clock.instant(),
                        Optional.empty(),
                        asked.attributes())));
    }

    /** A refund that was accepted comes to its end. */
    public Optional<Trade> endRefund(TradeKey key, String refundNumber, RefundState end) {
        return change(
                key,
                trade -> trade.refund(refundNumber)
                        .filter(refund -> refund.state() == RefundState.PROCESSING)
                        .isPresent(),
                trade -> trade.with(trade.refund(refundNumber).orElseThrow().end(end, clock.instant())));
    }

    /**
     * Newest first.
     *
     * @param limit at most so many
     */
    public synchronized List<Trade> list(Predicate<Trade> filter, int limit) {
        List<Trade> all = new ArrayList<>(trades.keySet().stream()
                .flatMap(key -> find(key).stream())
                .filter(filter)
                .toList());
        Collections.reverse(all);
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }

    /** What moved on a day of Beijing at a gateway, in the order of time: the bill. */
    public synchronized List<Entry> day(PayGateway gateway, LocalDate day) {
        return trades.values().stream()
                .filter(trade -> trade.key().gateway() == gateway && trade.state() == TradeState.PAID)
                .flatMap(Trades::entries)
                .filter(entry -> LocalDate.ofInstant(entry.at(), BEIJING).equals(day))
                .sorted(Comparator.comparing(Entry::at))
                .toList();
    }

    /** How many trades there are. */
    public synchronized int size() {
        return trades.size();
    }

    private static Stream<Entry> entries(Trade trade) {
        Stream<Entry> paid = trade.receipt().stream().map(receipt -> new Entry(trade, Optional.empty(), receipt.at()));
        Stream<Entry> refunded = trade.refunds().stream()
                .filter(refund -> refund.state() == RefundState.DONE)
                .map(refund ->
                        new Entry(trade, Optional.of(refund), refund.ended().orElseThrow()));
        return Stream.concat(paid, refunded);
    }

    private static Predicate<Trade> payable(boolean evenClosed) {
        return trade -> trade.state().payable() || evenClosed && trade.state() == TradeState.CLOSED;
    }

    private Trade.Receipt receipt(long amount) {
        return new Trade.Receipt(amount, clock.instant());
    }

    private synchronized Optional<Trade> change(TradeKey key, Predicate<Trade> may, UnaryOperator<Trade> change) {
        return find(key).filter(may).map(change).map(this::keep);
    }

    private Trade runOut(Trade trade) {
        boolean over = !clock.instant().isBefore(trade.until());
        return over && trade.state().payable() ? keep(trade.close(trade.until())) : trade;
    }

    private static TradeKey refundKey(Trade trade, Refund refund) {
        return new TradeKey(trade.key().gateway(), refund.number());
    }

    private Trade keep(Trade trade) {
        trades.put(trade.key(), trade);
        trade.refunds().forEach(refund -> byRefund.put(refundKey(trade, refund), trade.key()));
        return trade;
    }

    private void forget(Trade trade) {
        trades.remove(trade.key());
        byCode.remove(trade.code());
        byTradeNo.remove(trade.tradeNo());
        trade.refunds().forEach(refund -> byRefund.remove(refundKey(trade, refund), trade.key()));
    }
}
