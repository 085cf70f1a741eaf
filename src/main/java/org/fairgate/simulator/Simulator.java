package org.fairgate.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.fairgate.simulator.bank.BankBook;
import org.fairgate.simulator.inbox.Inbox;
import org.fairgate.simulator.inbox.MailServer;
import org.fairgate.simulator.pay.Desk;
import org.fairgate.simulator.pay.Payers;
import org.fairgate.simulator.sms.SmsFaultPlan;
import org.fairgate.simulator.sms.SmsGateway;
import org.fairgate.simulator.unionpay.UnionPay;
import org.fairgate.simulator.wechatpay.WechatPay;

/** A running simulator. Safe for any thread. */
public final class Simulator {
    private final Inbox inbox;
    private final SmsGateway sms;
    private final Gateways gateways;
    private final MailServer mail;
    private final HttpServer http;
    private final SimulatorAddresses addresses;

    private Simulator(Parts parts, Gateways gateways, MailServer mail, HttpServer http, SimulatorAddresses addresses) {
        this.inbox = parts.inbox();
        this.sms = parts.sms();
        this.gateways = gateways;
        this.mail = mail;
        this.http = http;
        this.addresses = addresses;
    }

    /** What is there before any server is. */
    private record Parts(
            Vertx vertx,
            InstantSource clock,
            RandomGenerator random,
            SimulatorOptions options,
            Inbox inbox,
            SmsGateway sms) {}

    /**
     * Starts the servers. Fails, and leaves nothing behind, if a port is taken.
     *
     * @param clock decides what signature dates are fresh and when a message came
     * @param random for request numbers; must be safe for any thread, as {@link java.security.SecureRandom} is
     */
    public static Future<Simulator> start(
            Vertx vertx, InstantSource clock, RandomGenerator random, SimulatorOptions options) {
        Inbox inbox = new Inbox(clock, options.inboxCapacity());
        SmsGateway sms = new SmsGateway(new SmsGateway.Surroundings(vertx, clock, random, inbox), options.sms());
        Parts parts = new Parts(vertx, clock, random, options, inbox, sms);
        return MailServer.start(vertx, inbox, options.smtpPort()).compose(mail -> listen(parts, mail));
    }

    private static Future<Simulator> listen(Parts parts, MailServer mail) {
        SimulatorOptions options = parts.options();
        HttpServer server = parts.vertx().createHttpServer();
        Gateways gateways = gateways(parts, server);
        SimulatorSite site = new SimulatorSite(parts.vertx(), parts.inbox(), parts.sms(), gateways);
        server.requestHandler(site.router(
                () -> addresses(options, server, mail), options.sms().accessKeyId()));
        return server.listen(options.httpPort(), options.httpHost())
                .map(http -> new Simulator(parts, gateways, mail, http, addresses(options, http, mail)))
                .onFailure(cause -> gateways.close())
                .recover(cause -> mail.stop().transform(stopped -> Future.failedFuture(cause)));
    }

    private static Gateways gateways(Parts parts, HttpServer server) {
        PayOptions pay = parts.options().pay();
        Supplier<String> site = () -> pay.site().isEmpty() ? base(parts.options(), server) : pay.site();
        return new Gateways(new Desk.Surroundings(parts.vertx(), parts.clock(), parts.random(), site), pay);
    }

    private static String base(SimulatorOptions options, HttpServer http) {
        return "http://" + options.httpHost() + ":" + http.actualPort();
    }

    private static SimulatorAddresses addresses(SimulatorOptions options, HttpServer http, MailServer mail) {
        return new SimulatorAddresses(base(options, http), mail.host(), mail.port());
    }

    /** Where it is reached. */
    public SimulatorAddresses addresses() {
        return addresses;
    }

    /** What was received. */
    public Inbox inbox() {
        return inbox;
    }

    /** What goes wrong at the SMS gateway from the next request on. */
    public void setSmsFaults(SmsFaultPlan faults) {
        sms.setFaults(faults);
    }

    /** What will go wrong with the next request to the SMS gateway. */
    public SmsFaultPlan smsFaults() {
        return sms.faults();
    }

    /** What payers do at the payment gateways, and what these know. */
    public Payers pay() {
        return gateways.payers();
    }

    /** WeChat Pay, if a merchant is known to it. */
    public Optional<WechatPay> wechatpay() {
        return gateways.wechatpay();
    }

    /** UnionPay, if a merchant is known to it. */
    public Optional<UnionPay> unionpay() {
        return gateways.unionpay();
    }

    /** The book of the organiser's bank account. */
    public BankBook bank() {
        return gateways.bank();
    }

    /** Stops both servers and cuts open connections. */
    public Future<Void> stop() {
        gateways.close();
        return http.close().eventually(mail::stop);
    }
}
