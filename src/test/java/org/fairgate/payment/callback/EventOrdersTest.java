package org.fairgate.payment.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Answer;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that can happen to an order, in every order in which it can happen: one order of badges for each, all of them one
 * event further at every step, side by side and in batches as they fall. After each step the money adds up, so the beginnings
 * of all orders of events are looked at as well. The seed decides who meets whom, which notices come at once, and what was
 * paid in time.
 */
@Tag("R-PAY-6")
class EventOrdersTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int UNITS = 40;

    @TempDir
    static Path directory = Path.of("");

    private enum Event {
        NOTICE,
        SAME_NOTICE,
        QUERY_RESULT,
        CANCEL,
        EXPIRE,
        OTHER_GATEWAY,
        REFUND_NOTICE
    }

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final CallbackStage stage = new CallbackStage(DATABASE, directory);
    private final Instant inTime = stage.ledger.now();
    private final Instant tooLate = inTime.plus(Duration.ofDays(400));

    /** One order and what happens to it. */
    private record Life(OrderKey order, String number, List<Event> events, Instant paidAt) {
        Capture success(GatewayName gateway, String tries) {
            return new Capture(
                    gateway, number + tries, gateway.code() + number, Fen.of(20_000), "CNY", paidAt, Optional.empty());
        }
    }

    @Test
    @Tag("R-PAY-3")
    @Tag("R-PAY-5")
    void theMoneyAddsUpInWhateverOrderThingsHappen(TestReporter reporter) {
        reporter.publishEntry("seed", Long.toString(seed));
        List<Life> lives = lives();
        assertThat(lives).hasSize(7 * 6 * 5 * 4 * 3 * 2 / 2);
        for (int step = 0; step < Event.values().length; step++) {
            int now = step;
            Collections.shuffle(lives, random);
            for (int from = 0; from < lives.size(); from += 200) {
                Future.all(lives.subList(from, Math.min(from + 200, lives.size())).stream()
                                .map(life -> happens(life, life.events().get(now)))
                                .toList())
                        .await();
            }
            assertThat(stage.ledger.unbalanced())
                    .as("seed %d, after event %d", seed, now + 1)
                    .isEmpty();
        }
        endLegally();
    }

    private void endLegally() {
        Set<String> legal = OrderState.allEdges().stream()
                .map(edge -> edge.from().code() + " " + edge.to().code())
                .collect(Collectors.toSet());
        assertThat(texts("SELECT DISTINCT from_state || ' ' || to_state FROM audit WHERE action = 'order.moved'"))
                .as("seed %d", seed)
                .isNotEmpty()
                .isSubsetOf(legal);
        assertThat(texts("SELECT DISTINCT state FROM badge_order"))
                .as("seed %d", seed)
                .containsExactlyInAnyOrder("paid", "cancelled", "expired");
        assertThat(texts("""
                        SELECT DISTINCT o.state || ' ' || p.state FROM badge_order o
                        JOIN badge_order_person i USING (unit_id, order_id) JOIN person p USING (unit_id, person_id)"""))
                .as("seed %d", seed)
                .containsExactlyInAnyOrder("paid under-check", "cancelled pending-payment", "expired pending-payment");
        // each order had two successes: one more than can pay it
        assertThat(DATABASE.count("SELECT count(*) FROM odd_payment")).isEqualTo(DATABASE.count("""
                SELECT count(*) FROM payment WHERE outcome IN ('late', 'double')"""));
        assertThat(DATABASE.count("SELECT count(*) FROM payment WHERE state <> 'paid'"))
                .isZero();
    }

    private static List<String> texts(String sql) {
        return DATABASE.sql(sql).stream().map(row -> row.getString(0)).toList();
    }

    private Future<?> happens(Life life, Event event) {
        return switch (event) {
            case NOTICE, SAME_NOTICE -> accepted(stage.send(life.success(GatewayName.ALIPAY, "01")));
            case OTHER_GATEWAY -> accepted(stage.send(life.success(GatewayName.WECHATPAY, "02")));
            case REFUND_NOTICE ->
                accepted(stage.send(
                        GatewayName.ALIPAY, SigningGateway.refunded(life.number() + "01", life.number() + "0101")));
            case QUERY_RESULT ->
                DATABASE.db().tx(tx -> stage.ledger.booker.book(tx, List.of(life.success(GatewayName.ALIPAY, "01"))));
            case CANCEL -> ends(life, OrderState.CANCELLED, OrderState.Mover.UNIT);
            case EXPIRE -> ends(life, OrderState.EXPIRED, OrderState.Mover.SYSTEM);
        };
    }

    private static Future<Answer> accepted(Future<Answer> answer) {
        return answer.onSuccess(given -> assertThat(given).isEqualTo(SigningGateway.RECEIVED));
    }

    /** Its end in two steps, as the service takes them; something may come in between. */
    private Future<?> ends(Life life, OrderState to, OrderState.Mover mover) {
        return DATABASE.db()
                .tx(tx -> held(tx, life, OrderState.UNPAID)
                        .compose(held -> held.isEmpty()
                                ? Future.succeededFuture()
                                : stage.ledger.orders.orders.close(tx, held.get(0), to, mover, "system")))
                .compose(done -> DATABASE.db()
                        .tx(tx -> held(tx, life, OrderState.CLOSING)
                                .compose(held -> held.isEmpty()
                                        ? Future.succeededFuture()
                                        : stage.ledger.orders.orders.closed(tx, held.get(0)))));
    }

    private Future<List<Order>> held(SqlClient tx, Life life, OrderState in) {
        return stage.ledger
                .orders
                .orders
                .hold(tx, List.of(life.order()))
                .map(held -> held.stream().filter(order -> order.state() == in).toList());
    }

    // ---- the orders ----

    private List<Life> lives() {
        List<List<Event>> all = new ArrayList<>(arrangements());
        List<UnitId> units = IntStream.range(0, UNITS)
                .mapToObj(i -> stage.ledger.orders.unit())
                .toList();
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            OrderKey key = new OrderKey(units.get(i % UNITS), new OrderId(stage.ledger.orders.units.ids.next()));
            lives.add(new Life(key, "FG260901%08d".formatted(i), all.get(i), random.nextBoolean() ? inTime : tooLate));
        }
        write(lives);
        return lives;
    }

    /** A notice and the same notice again are the same to change places. */
    private static Set<List<Event>> arrangements() {
        Set<List<Event>> all = new LinkedHashSet<>();
        arrange(new ArrayList<>(), all);
        return all;
    }

    private static void arrange(List<Event> begun, Set<List<Event>> all) {
        if (begun.size() == Event.values().length) {
            all.add(List.copyOf(begun));
            return;
        }
        for (Event event : Event.values()) {
            boolean again = event == Event.SAME_NOTICE && !begun.contains(Event.NOTICE);
            if (!begun.contains(event) && !again) {
                begun.add(event);
                arrange(begun, all);
                begun.remove(begun.size() - 1);
            }
        }
    }

    /** An unpaid order of one person each, with a code at two gateways. */
    private static void write(List<Life> lives) {
        Tuple keys = Tuple.of(
                lives.stream().map(life -> life.order().unit().value()).toArray(UUID[]::new),
                lives.stream().map(life -> life.order().order().value()).toArray(UUID[]::new),
                lives.stream().map(Life::number).toArray(String[]::new));
        for (String sql : List.of(PERSONS, ORDERS, MEMBERS, NUMBERS, TRIES)) {
            Object unused = DATABASE.pool().preparedQuery(sql).execute(keys).await();
        }
    }

    private static final String LIVES = """

            FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS i(unit_id, order_id, number) JOIN unit u USING (unit_id)
            """;

    /** Each has the id of its order. */
    private static final String PERSONS = """
            INSERT INTO person (unit_id, edition_id, person_id, kind, state, tag, round, desk_id, node_id, created_at,
                updated_at, submitted_at, ordered_at)
            SELECT unit_id, edition_id, order_id, 'mainland', 'pending-payment', 'visitor', 1, desk_id, node_id, now(), now(),
                now(), now()""" + LIVES + "WHERE i.number <> ''";

    private static final String ORDERS = """
            INSERT INTO badge_order (unit_id, order_id, edition_id, number, state, amount_fen, persons, expires_at, created_at,
                updated_at)
            SELECT unit_id, order_id, edition_id, i.number, 'unpaid', 20000, 1, '2027-01-01', '2026-09-01', '2026-09-01'""" + LIVES;

    private static final String MEMBERS = """
            INSERT INTO badge_order_person (unit_id, order_id, edition_id, person_id, fee, fee_fen)
            SELECT unit_id, order_id, edition_id, order_id, 'new-badge', 20000""" + LIVES + "WHERE i.number <> ''";

    private static final String NUMBERS = """
            INSERT INTO badge_order_number (number, unit_id, order_id) SELECT i.number, unit_id, order_id""" + LIVES;

    private static final String TRIES = """
            INSERT INTO payment (unit_id, payment_id, order_id, number, channel, state, amount_fen, sent_at, code, expires_at,
                created_at, updated_at)
            SELECT unit_id, gen_random_uuid(), order_id, i.number || t.two, t.channel, 'open', 20000, '2026-09-01', 'code',
                '2026-09-02', '2026-09-01', '2026-09-01'""" + LIVES + """
            CROSS JOIN (VALUES ('01', 'alipay'), ('02', 'wechatpay')) AS t(two, channel)""";
}
