package org.fairgate.payment.callback;

import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Answer;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.gateway.Incoming;
import org.fairgate.payment.gateway.Notice;
import org.fairgate.platform.config.CallbackSettings;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.limit.Busy;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.time.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the gateways' messages. */
public final class Callbacks {
    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);

    private static final int PURGED_AT_ONCE = 1_000;

    /** What a gateway signs beside the body and is needed to prove later that it did. */
    private static final String SIGNED_HEADERS = "wechatpay-";

    private final Tools tools;
    private final CallbackSettings settings;
    private final Map<GatewayName, Gateway> gateways;
    private final CallbackWriters writers;
    private final MessageStore messages = new MessageStore();
    private final Bucket refusals;

    public Callbacks(
            Tools tools, CallbackSettings settings, Map<GatewayName, Gateway> gateways, CallbackWriters writers) {
        this.tools = tools;
        this.settings = settings;
        this.gateways = Map.copyOf(gateways);
        this.writers = writers;
        int most = settings.refusedPerHour();
        this.refusals = Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofHours(1)))
                .build();
    }

    /** What it works with. */
    public record Tools(Db db, FieldCipher cipher, Ids ids, InstantSource clock, MeterRegistry metrics) {}

    /**
     * Takes a message: checks that it is the gateway's, keeps it and books what it says (R-PAY-6). The good answer is given
     * after the commit. A message that is not believed, and one that could not be written now, get the answer after which the
     * gateway sends it again.
     *
     * @return fails with 404 for a gateway that this service has no contract with
     */
    public Future<Answer> take(GatewayName name, Incoming message) {
        Gateway gateway = Optional.ofNullable(gateways.get(name)).orElseThrow(() -> HttpProblem.NOT_FOUND.problem());
        Notice notice;
        try {
            notice = gateway.read(message);
        } catch (BadMessage bad) {
            return refused(gateway, message, bad.code());
        }
        return writers.submit(received(name, message, notice))
                .map(verdict -> {
                    count(name, verdict);
                    return gateway.received();
                })
                .recover(cause -> notWritten(gateway, cause));
    }

    private Received received(GatewayName name, Incoming message, Notice notice) {
        UUID id = tools.ids().next();
        byte[] sealed = tools.cipher().encrypt(context(id), asItCame(message).getBytes());
        return new Received(id, name, notice, digest(message.body()), Buffer.buffer(sealed), now());
    }

    private static String context(UUID id) {
        return "payment_message/" + id;
    }

    /** The signed headers, an empty line, the body. */
    private static Buffer asItCame(Incoming message) {
        Buffer whole = Buffer.buffer();
        message.headers().forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith(SIGNED_HEADERS)) {
                whole.appendString(name + ": " + value + "\n");
            }
        });
        return whole.appendString("\n").appendBuffer(message.body());
    }

    private Future<Answer> notWritten(Gateway gateway, Throwable cause) {
        count(gateway.name(), "not-written");
        if (!(cause instanceof Busy)) {
            LOG.warn(
                    "a message of {} could not be booked; it will come again",
                    gateway.name().code(),
                    cause);
        }
        return Future.succeededFuture(gateway.refused());
    }

    /** Whoever floods us with forgeries fills neither the table nor the log. */
    private Future<Answer> refused(Gateway gateway, Incoming message, String reason) {
        count(gateway.name(), "refused");
        if (!refusals.tryConsume(1)) {
            return Future.succeededFuture(gateway.refused());
        }
        LOG.warn("a message said to be of {} was refused: {}", gateway.name().code(), reason);
        MessageStore.Refused refused =
                new MessageStore.Refused(tools.ids().next(), gateway.name(), digest(message.body()), reason, now());
        return tools.db()
                .read(client -> messages.insert(client, refused))
                .otherwiseEmpty()
                .map(kept -> gateway.refused());
    }

    /** Removes some messages that have been kept for long enough. */
    public Future<Integer> purge() {
        Instant before = now().minus(settings.kept());
        return tools.db().read(client -> messages.purge(client, before, PURGED_AT_ONCE));
    }

    private void count(GatewayName gateway, String verdict) {
        tools.metrics()
                .counter("fairgate.callbacks", "gateway", gateway.code(), "verdict", verdict)
                .increment();
    }

    private Instant now() {
        return tools.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Buffer digest(Buffer body) {
        try {
            return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(body.getBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
