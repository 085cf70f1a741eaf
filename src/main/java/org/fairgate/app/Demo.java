package org.fairgate.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HexFormat;
import java.util.Optional;
import org.fairgate.app.demo.DemoGateways;
import org.fairgate.delegation.DelegationLoader;
import org.fairgate.edition.EditionLoader;
import org.fairgate.notice.NoticeWords;
import org.fairgate.notice.gateway.SmsTemplates;
import org.fairgate.platform.config.BadSetting;
import org.fairgate.platform.config.NoticeSettings;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.config.TransferAccount;
import org.fairgate.platform.text.Texts;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.SimulatorOptions;
import org.fairgate.simulator.bank.BankAccount;
import org.fairgate.simulator.sms.SmsLimits;
import org.fairgate.simulator.sms.SmsOptions;

/**
 * What the demo adds to a node: the simulator in the place of the outside world, an edition that is open today, the
 * delegation tree, and accounts of every role. Nothing of it is there unless the demo is on.
 */
final class Demo {
    private final Simulator simulator;
    private final Settings settings;
    private final DemoGateways gateways;

    private Demo(Simulator simulator, Settings settings, DemoGateways gateways) {
        this.gateways = gateways;
        this.simulator = simulator;
        this.settings = settings;
    }

    /**
     * Starts the simulator and points the notices and the payment gateways of these settings at it; empty where no demo is
     * wanted. Needs no database, and the first time takes as long as getting one ready.
     */
    static Future<Optional<Demo>> start(Vertx vertx, Settings settings, Wiring wiring) {
        if (!settings.demoEnabled()) {
            return Future.succeededFuture(Optional.empty());
        }
        // keys are read, or made: not on an event loop
        return vertx.executeBlocking(() -> new DemoGateways(settings, wiring.random()))
                .compose(gateways -> start(vertx, settings, wiring, gateways))
                .map(Optional::of);
    }

    private static Future<Demo> start(Vertx vertx, Settings settings, Wiring wiring, DemoGateways gateways) {
        byte[] secret = new byte[16];
        wiring.random().nextBytes(secret);
        String key = HexFormat.of().formatHex(secret);
        NoticeWords words =
                new NoticeWords(new Texts(Platform.TEXTS), settings.limits().codeLife());
        SmsOptions sms = SmsOptions.withKey("demo", key)
                .withTemplates(new SmsTemplates(settings.notice().sms()).catalogue(words))
                .withLimits(SmsLimits.NONE);
        SimulatorOptions options = SimulatorOptions.usual(sms)
                .withPay(gateways.simulated())
                .withPorts(settings.demo().simulatorPort(), settings.demo().smtpPort());
        return Simulator.start(vertx, wiring.clock(), wiring.random(), options)
                .recover(cause -> Future.failedFuture(new BadSetting("the demo's simulator (demo.simulatorPort "
                        + settings.demo().simulatorPort() + ", demo.smtpPort "
                        + settings.demo().smtpPort() + ") does not start: " + cause.getMessage()
                        + ". If another program listens there, stop it, or set FAIRGATE_DEMO_SIMULATOR_PORT and"
                        + " FAIRGATE_DEMO_SMTP_PORT to other ports (0 takes any free one).")))
                .map(simulator -> new Demo(
                        simulator,
                        settings.with(
                                pointed(settings.notice(), simulator, key),
                                gateways.pointed(settings.gateways(), simulator),
                                account(
                                        settings.transfer(),
                                        gateways.simulated().account())),
                        gateways));
    }

    /** Transfers go to the simulated bank, whose statements finance can import, unless another account is set. */
    private static TransferAccount account(TransferAccount set, BankAccount simulated) {
        return set.isOffered() ? set : new TransferAccount(simulated.holder(), simulated.bank(), simulated.number());
    }

    private static NoticeSettings pointed(NoticeSettings notice, Simulator simulator, String key) {
        NoticeSettings.Sms sms = notice.sms();
        NoticeSettings.Mail mail = notice.mail();
        return notice.with(
                new NoticeSettings.Sms(
                        simulator.addresses().http(), "demo", new Secret(key), sms.signName(), sms.templates()),
                new NoticeSettings.Mail(
                        simulator.addresses().smtpHost(),
                        simulator.addresses().smtpPort(),
                        "disabled",
                        "",
                        new Secret(""),
                        mail.from()));
    }

    /** Where the simulated gateways find the service. */
    void serving(int port) {
        gateways.serving(simulator, port);
    }

    /** The settings with the notices and the payments going to the simulator. */
    Settings settings() {
        return settings;
    }

    Simulator simulator() {
        return simulator;
    }

    /** Edition and delegations, brought up to today at every start. */
    static Future<Void> loadReference(Platform platform) {
        return new EditionLoader(platform.db, platform.clock, platform.ids)
                .load()
                .compose(done -> new DelegationLoader(platform.db, platform.ids).load());
    }

    Future<Void> stop() {
        return simulator.stop();
    }

    /** The port of the inbox, 0 without a demo. */
    static int inboxPort(Optional<Demo> demo) {
        return demo.map(running -> java.net
                        .URI
                        .create(running.simulator.addresses().http())
                        .getPort())
                .orElse(0);
    }
}
