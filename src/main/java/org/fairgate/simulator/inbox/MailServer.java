package org.fairgate.simulator.inbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

/** A real SMTP server on the loopback address that puts every mail, whoever it is for, into the inbox. */
public final class MailServer {
    /** A busy machine is no reason to give up. */
    private static final long START_MS = 10_000;

    private static final String LOOPBACK = "127.0.0.1";

    private final WorkerExecutor worker;
    private final GreenMail smtp;

    private MailServer(WorkerExecutor worker, GreenMail smtp) {
        this.worker = worker;
        this.smtp = smtp;
    }

    /**
     * Starts it. Fails if the port is taken.
     *
     * @param port 0 for any free one
     */
    public static Future<MailServer> start(Vertx vertx, Inbox inbox, int port) {
        WorkerExecutor worker = vertx.createSharedWorkerExecutor("simulator-mail", 1);
        ServerSetup setup = new ServerSetup(port, LOOPBACK, ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(START_MS);
        GreenMail smtp = new GreenMail(setup);
        return worker.executeBlocking(() -> {
                    smtp.start();
                    smtp.getUserManager().setMessageDeliveryHandler((mail, to) -> new InboxUser(inbox, to.getEmail()));
                    return new MailServer(worker, smtp);
                })
                .recover(cause -> worker.close().transform(closed -> Future.failedFuture(cause)));
    }

    /** Where it listens. */
    public String host() {
        return LOOPBACK;
    }

    /** The port it really has. */
    public int port() {
        return smtp.getSmtp().getPort();
    }

    /** Stops it; what is in the inbox stays there. */
    public Future<Void> stop() {
        return worker.<Void>executeBlocking(() -> {
                    smtp.stop();
                    return null;
                })
                .eventually(worker::close);
    }
}
