package org.fairgate.payment.callback;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.base.PaymentRef;
import org.fairgate.payment.base.RefundOrder;
import org.fairgate.payment.gateway.Answer;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.Bill;
import org.fairgate.payment.gateway.Closed;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.gateway.GatewayRefused;
import org.fairgate.payment.gateway.Incoming;
import org.fairgate.payment.gateway.Notice;
import org.fairgate.payment.gateway.Opened;
import org.fairgate.payment.gateway.RefundAnswer;

/**
 * A gateway of the simplest protocol there is: its messages are fields between bars with an RSA signature in a header, made and
 * checked here with a key pair of its own. It takes no calls.
 */
final class SigningGateway implements Gateway {
    static final Answer RECEIVED = new Answer(200, "text/plain", "success");
    static final Answer REFUSED = new Answer(500, "text/plain", "fail");

    private static final String HEADER = "Wechatpay-Signature";
    private static final KeyPair KEYS = keys();

    private final GatewayName name;

    SigningGateway(GatewayName name) {
        this.name = name;
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it sends when somebody has paid. */
    static Incoming paid(Capture capture) {
        return signed(String.join(
                "|",
                "paid",
                capture.number(),
                capture.tradeNo(),
                Long.toString(capture.amount().value()),
                capture.currency(),
                capture.paidAt().toString()));
    }

    /** What it sends when money went back. */
    static Incoming refunded(String number, String refundNumber) {
        return told(number, refundNumber, RefundAnswer.DONE);
    }

    /** What it sends about a refund. */
    static Incoming told(String number, String refundNumber, RefundAnswer answer) {
        return signed(String.join("|", "refunded", number, refundNumber, answer.name()));
    }

    private static Incoming signed(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            String value = Base64.getEncoder().encodeToString(signature.sign());
            return new Incoming(MultiMap.caseInsensitiveMultiMap().add(HEADER, value), Buffer.buffer(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Notice read(Incoming message) {
        if (!isOurs(message)) {
            throw new BadMessage("bad-signature");
        }
        String[] fields = message.body().toString().split("\\|", -1);
        return switch (fields[0]) {
            case "paid" ->
                new Notice.Paid(new Capture(
                        name,
                        fields[1],
                        fields[2],
                        Fen.of(Long.parseLong(fields[3])),
                        fields[4],
                        Instant.parse(fields[5]),
                        Optional.empty()));
            case "refunded" -> new Notice.Refunded(fields[1], fields[2], RefundAnswer.valueOf(fields[3]));
            default -> throw new BadMessage("unknown-kind");
        };
    }

    private static boolean isOurs(Incoming message) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(KEYS.getPublic());
            signature.update(message.body().getBytes());
            return signature.verify(Base64.getDecoder().decode(message.headers().get(HEADER)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public GatewayName name() {
        return name;
    }

    @Override
    public Answer received() {
        return RECEIVED;
    }

    @Override
    public Answer refused() {
        return REFUSED;
    }

    private static <T> Future<T> noCalls() {
        return Future.failedFuture(new GatewayRefused("no-calls"));
    }

    @Override
    public Future<Opened> open(PaymentOrder order) {
        return noCalls();
    }

    @Override
    public Future<Asked> ask(PaymentRef payment) {
        return noCalls();
    }

    @Override
    public Future<Closed> close(PaymentRef payment) {
        return noCalls();
    }

    @Override
    public Future<RefundAnswer> refund(RefundOrder refund) {
        return noCalls();
    }

    @Override
    public Future<RefundAnswer> askRefund(RefundOrder refund) {
        return noCalls();
    }

    @Override
    public Future<Bill> bill(LocalDate day) {
        return noCalls();
    }
}
