package org.fairgate.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.fairgate.delegation.DelegationLoader;
import org.fairgate.edition.EditionLoader;
import org.fairgate.kernel.Role;
import org.fairgate.order.OrderStage;
import org.fairgate.payment.wire.TestKeys;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.security.AccessTokens;
import org.fairgate.platform.security.KeyRing;
import org.fairgate.platform.time.Ids;
import org.fairgate.simulator.PayOptions;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.SimulatorOptions;
import org.fairgate.simulator.alipay.AlipayOptions;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeState;
import org.fairgate.simulator.pay.notice.Notice;
import org.fairgate.simulator.pay.notice.Pace;
import org.fairgate.simulator.sms.SmsOptions;
import org.fairgate.simulator.wechatpay.WechatPay;
import org.fairgate.simulator.wechatpay.trust.WechatMerchant;
import org.fairgate.simulator.wechatpay.trust.WechatPayOptions;
import org.fairgate.testing.Payable;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * I3 of the fault matrix: whatever is killed, whenever, our ledger is the gateways' bill to the fen, a message that was
 * acknowledged is booked, each order is paid once, and what came more than once is owed back.
 */
@Tag("R-PAY-6")
@Tag("R-PAY-7")
class PaymentCrashTest {
    private static final int KILLS = Integer.getInteger("crash.paymentKills", 12);
    private static final int BUYERS = 6;
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String MERCHANT = "1900000001";
    private static final String SERIAL = "5157F09EFDC096DE15EBE81A47057A7200000001";
    private static final String API_KEY = "0123456789abcdef0123456789abcdef";

    /** A gateway's quarter of an hour is over in a second, its day in a minute and a half. */
    private static final Pace PACE = new Pace(960, 16);

    private static final int MOST_TRADES = 100_000;

    /** For whatever has to come; it ends as soon as that has come, and only a hanging service uses it up. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int LOOK_MS = 20;

    /** From the moment that somebody has paid until the kill. */
    private static final int LATEST_KILL_MS = 600;

    private static final String OWED_OTHERWISE = """
            SELECT o.number FROM badge_order o WHERE o.unit_id = ANY($1) AND greatest(0, (SELECT coalesce(sum(captured_fen), 0) FROM payment p
                    WHERE p.unit_id = o.unit_id AND p.order_id = o.order_id) - o.amount_fen)
                <> (SELECT coalesce(sum(r.amount_fen), 0) FROM owed_refund r JOIN payment p USING (unit_id, payment_id)
                    WHERE p.unit_id = o.unit_id AND p.order_id = o.order_id)""";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final Random random = new Random(SEED);
    private final int port = ServerProcess.freePort();
    private final Ids ids = new Ids(InstantSource.system(), new SecureRandom());
    private final List<String> wrong = new ArrayList<>();
    private List<UUID> units = List.of();

    @SuppressWarnings("NullAway.Init")
    private Simulator simulator;

    @SuppressWarnings("NullAway.Init")
    private OrderStage stage;

    @BeforeEach
    void prepare() {
        System.out.println("crash.seed=" + SEED);
        if (DATABASE.sql("SELECT FROM edition").isEmpty()) {
            new EditionLoader(DATABASE.db(), InstantSource.system(), ids).load().await();
            new DelegationLoader(DATABASE.db(), ids).load().await();
        }
        stage = new OrderStage(DATABASE, directory);
        // the service under test lives today
        stage.units.clock.advance(Duration.between(stage.units.clock.instant(), Instant.now()));
        stage.units.editions.runOnce().await();
        WechatMerchant merchant =
                new WechatMerchant("wx0000000000000001", MERCHANT, SERIAL, TestKeys.OURS.getPublic(), API_KEY);
        PayOptions pay = PayOptions.at(PACE)
                .with(AlipayOptions.merchant("app", "seller", TestKeys.THEIRS, TestKeys.OURS.getPublic()))
                .with(new WechatPayOptions(merchant, TestKeys.THEIRS, Optional.of(TestKeys.STRANGERS)));
        SimulatorOptions options =
                SimulatorOptions.anyPorts(SmsOptions.withKey("key", "secret")).withPay(pay);
        simulator = Simulator.start(vertx, InstantSource.system(), new SecureRandom(), options)
                .await();
    }

    @AfterEach
    void stop() {
        simulator.stop().await();
        vertx.close().await();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "FAIRGATE_DATABASE_URI",
                DATABASE.uri(),
                "FAIRGATE_DATABASE_TLS",
                "disable",
                "FAIRGATE_DATABASE_MIGRATE",
                "false",
                "FAIRGATE_ROLES",
                "http,auto-save,payment",
                "FAIRGATE_HTTP_PORT",
                Integer.toString(port),
                "FAIRGATE_BLOB_DIRECTORY",
                directory.resolve("blobs").toString(),
                "FAIRGATE_SECURITY_TOKEN_KEYS",
                "k1:" + KEY,
                "FAIRGATE_SECURITY_FIELD_KEYS",
                "t:" + KEY,
                "FAIRGATE_SECURITY_INDEX_KEY",
                KEY,
                "FAIRGATE_GATEWAYS_NOTIFY_BASE",
                "http://127.0.0.1:" + port));
        // Whose answer died with the service may ask again soon: no sooner than a request can last.
        environment.put("FAIRGATE_IDEMPOTENCY_LEASE", "5s");
        environment.put("FAIRGATE_HTTP_REQUEST_TIMEOUT", "4s");
        environment.put("FAIRGATE_PAYMENT_CALL_TIMEOUT", "3s");
        environment.put("FAIRGATE_ORDERS_DEADLINE", "3s");
        environment.putAll(contracts());
        return environment;
    }

    /** With the simulated gateways. */
    private Map<String, String> contracts() {
        Map<String, String> contracts = new HashMap<>();
        String ours = TestKeys.base64(TestKeys.OURS.getPrivate());
        String gateways = simulator.addresses().http();
        WechatPay wechatpay = simulator.wechatpay().orElseThrow();
        contracts.putAll(Map.of(
                "FAIRGATE_GATEWAYS_ALIPAY_URL",
                gateways + "/alipay/gateway.do",
                "FAIRGATE_GATEWAYS_ALIPAY_APP_ID",
                "app",
                "FAIRGATE_GATEWAYS_ALIPAY_SELLER_ID",
                "seller",
                "FAIRGATE_GATEWAYS_ALIPAY_PRIVATE_KEY",
                ours,
                "FAIRGATE_GATEWAYS_ALIPAY_PUBLIC_KEY",
                TestKeys.base64(TestKeys.THEIRS.getPublic())));
        contracts.putAll(Map.of(
                "FAIRGATE_GATEWAYS_WECHATPAY_URL", gateways + WechatPay.PREFIX,
                "FAIRGATE_GATEWAYS_WECHATPAY_MERCHANT_ID", MERCHANT,
                "FAIRGATE_GATEWAYS_WECHATPAY_APP_ID", "wx0000000000000001",
                "FAIRGATE_GATEWAYS_WECHATPAY_SERIAL", SERIAL,
                "FAIRGATE_GATEWAYS_WECHATPAY_PRIVATE_KEY", ours,
                "FAIRGATE_GATEWAYS_WECHATPAY_API_KEY", API_KEY,
                "FAIRGATE_GATEWAYS_WECHATPAY_PLATFORM_KEYS",
                        wechatpay.publicKeyId() + "=" + TestKeys.base64(wechatpay.publicKey())));
        return contracts;
    }

    private Buyers buyers() {
        AccessTokens tokens = new AccessTokens(
                vertx,
                KeyRing.parse("keys", new Secret("k1:" + KEY)),
                InstantSource.system(),
                Duration.ofMinutes(55),
                Duration.ofSeconds(60));
        Map<UUID, String> made = new HashMap<>();
        Payable payable = new Payable(DATABASE);
        return new Buyers(
                vertx,
                simulator,
                port,
                unit -> {
                    synchronized (made) {
                        return made.computeIfAbsent(unit, id -> tokens.issue(id, Role.UNIT, ids.next(), ids.next()));
                    }
                },
                payable::person);
    }

    @Test
    void afterAnyNumberOfKillsTheLedgerIsTheGatewaysBill() throws Exception {
        assertThat(foundAfterKills("org.fairgate.app.Main", KILLS, () -> true)).isEmpty();
    }

    @Test
    void aLedgerThatForgetsWhatItBookedIsFoundOut() throws Exception {
        assertThat(foundAfterKills("org.fairgate.app.ForgetfulMain", 1, this::isAnybodyOwedOtherwise))
                .isNotEmpty();
    }

    /**
     * Lets units buy while the service is killed, then compares what both sides have written down.
     *
     * @param enough what has to have come before the buyers stop
     */
    private List<String> foundAfterKills(String mainClass, int kills, BooleanSupplier enough) throws Exception {
        units = Stream.generate(() -> stage.unit().value()).limit(BUYERS).toList();
        try (Buyers buyers = buyers();
                ServerProcess server = new ServerProcess(mainClass, environment(), directory.resolve("server.log"))) {
            server.start();
            awaitReady(buyers, server);
            buyers.start(units);
            for (int i = 0; i < kills; i++) {
                awaitPayment(buyers, server);
                pass(random.nextInt(LATEST_KILL_MS));
                server.kill();
                whatWasAcknowledgedIsBooked();
                server.start();
                awaitReady(buyers, server);
            }
            awaitPayment(buyers, server);
            await("enough", server, enough);
            buyers.stop();
            await("end of every notice", server, this::isEveryNoticeSettled);
            anHourGoesBy();
            await(
                    "booking of every payment",
                    server,
                    () -> unbooked(paid().toList()).isEmpty());
            server.kill();
            assertThat(buyers.paid()).as("payments").isGreaterThan(kills);
            compare();
            return wrong;
        }
    }

    private void pass(long ms) {
        var unused = vertx.timer(ms, TimeUnit.MILLISECONDS).await();
    }

    private void awaitReady(Buyers buyers, ServerProcess server) throws IOException {
        await("ready service", server, buyers::ready);
    }

    /** So that each kill strikes people who are paying, however slow the machine is. */
    private void awaitPayment(Buyers buyers, ServerProcess server) throws IOException {
        int before = buyers.paid();
        await("payment", server, () -> buyers.paid() > before);
    }

    private void await(String what, ServerProcess server, BooleanSupplier come) throws IOException {
        long since = System.nanoTime();
        while (!come.getAsBoolean()) {
            if (!server.isAlive() || System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new AssertionError("no " + what + "; server log: " + server.log());
            }
            pass(LOOK_MS);
        }
    }

    /** So that everything is asked after that has not come to an end; nobody holds it any more. */
    private static void anHourGoesBy() {
        var unused = DATABASE.sql("""
                UPDATE payment SET ask_at = now() - interval '1 second', lease_until = NULL WHERE ask_at IS NOT NULL""");
    }

    /** None will be sent again. */
    private boolean isEveryNoticeSettled() {
        return paid().flatMap(this::notices).noneMatch(notice -> notice.standing() == Notice.Standing.UNDER_WAY);
    }

    private Stream<Notice> notices(Trade trade) {
        return simulator.pay().notices(trade.key().gateway(), trade.number()).stream();
    }

    private boolean isAnybodyOwedOtherwise() {
        return !DATABASE.sql(OWED_OTHERWISE, new Object[] {units()}).isEmpty();
    }

    /** Trades that were paid at a gateway. */
    private Stream<Trade> paid() {
        return simulator.pay().ledger().list(trade -> trade.state() == TradeState.PAID, MOST_TRADES).stream();
    }

    private static List<String> unbooked(List<Trade> trades) {
        String[] numbers = trades.stream().map(Trade::number).toArray(String[]::new);
        return DATABASE.sql("""
                        SELECT n FROM unnest($1::text[]) n
                        WHERE NOT EXISTS (SELECT FROM payment WHERE number = n AND captured_fen IS NOT NULL)""", new Object[] {numbers}).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /** While nobody runs: the gateway will not tell again what it was told has arrived. */
    private void whatWasAcknowledgedIsBooked() {
        List<Trade> acknowledged = paid().filter(
                        trade -> notices(trade).anyMatch(notice -> notice.standing() == Notice.Standing.ACCEPTED))
                .toList();
        unbooked(acknowledged).forEach(number -> wrong.add(number + " was acknowledged and is not booked"));
    }

    private void compare() {
        for (PayGateway gateway : List.of(PayGateway.ALIPAY, PayGateway.WECHATPAY)) {
            long bill = paid().filter(trade -> trade.key().gateway() == gateway)
                    .mapToLong(Trade::amount)
                    .sum();
            long ledger = DATABASE.count(
                    "SELECT coalesce(sum(captured_fen), 0)::bigint FROM payment WHERE channel = $1 AND unit_id = ANY($2)",
                    gateway.tag(),
                    units());
            if (bill != ledger) {
                wrong.add(gateway + " has a bill of " + bill + " and we have " + ledger);
            }
        }
        told("is paid and has not exactly one payment for it", """
                SELECT o.number FROM badge_order o WHERE o.unit_id = ANY($1) AND (o.state = 'paid') <> (1 = (SELECT count(*) FROM payment p
                    WHERE p.unit_id = o.unit_id AND p.order_id = o.order_id AND p.outcome = 'booked'))""");
        told("has other persons than its state says", """
                SELECT o.number FROM badge_order o JOIN badge_order_person l USING (unit_id, order_id)
                    LEFT JOIN person p ON p.unit_id = l.unit_id AND p.person_id = l.person_id
                WHERE o.unit_id = ANY($1) AND p.state IS DISTINCT FROM CASE o.state WHEN 'paid' THEN 'under-check' ELSE 'pending-payment' END""");
        told("was paid more than once and is owed back otherwise", OWED_OTHERWISE);
        told("was told of more or less than once", """
                SELECT o.number FROM badge_order o WHERE o.unit_id = ANY($1) AND o.state = 'paid' AND 1 <> (SELECT count(*) FROM audit a
                    WHERE a.unit_id = o.unit_id AND a.subject = 'order:' || o.order_id AND a.to_state = 'paid')""");
    }

    /** Of this run only. */
    private UUID[] units() {
        return units.toArray(UUID[]::new);
    }

    private void told(String fault, String statement) {
        DATABASE.sql(statement, new Object[] {units()})
                .forEach(row -> wrong.add("order " + row.getString(0) + " " + fault));
    }
}
