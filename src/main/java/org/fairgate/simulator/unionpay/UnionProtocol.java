package org.fairgate.simulator.unionpay;

import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.notice.Event;
import org.fairgate.simulator.pay.notice.Protocol;
import org.fairgate.simulator.pay.notice.Wire;
import org.fairgate.simulator.unionpay.message.RespCode;
import org.fairgate.simulator.unionpay.message.UnionChain;
import org.fairgate.simulator.unionpay.message.UnionMessage;

/** How UnionPay signs and tells: with its certificate inside of what is signed. */
final class UnionProtocol implements Protocol {
    private static final List<Duration> GAPS =
            List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4));
    private static final int FOUND = 302;

    private final UnionChain chain;
    private final UnionViews views;

    UnionProtocol(UnionChain chain, UnionViews views) {
        this.chain = chain;
        this.views = views;
    }

    @Override
    public PayGateway gateway() {
        return PayGateway.UNIONPAY;
    }

    @Override
    public PrivateKey key() {
        return chain.signer().key();
    }

    @Override
    public Wire write(Event event, PrivateKey signer) {
        UnionMessage content = event.refund()
                .map(refund -> views.refund(event.trade(), refund))
                .orElseGet(() -> views.payment(event.trade()));
        String url = event.refund()
                .map(refund -> refund.attribute(UnionRefunds.BACK_URL))
                .orElse(event.trade().terms().notifyUrl());
        return new Wire(
                url,
                Map.of("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8"),
                sealed(content, RespCode.SUCCESS, signer).form());
    }

    /** The message with what came of it, signed. */
    UnionMessage sealed(UnionMessage message, RespCode code, PrivateKey signer) {
        return sealed(message, code, code.message(), signer);
    }

    /** The same with a sentence of its own. */
    UnionMessage sealed(UnionMessage message, RespCode code, String sentence, PrivateKey signer) {
        return message.with(Map.of(
                        "respCode",
                        code.code(),
                        "respMsg",
                        sentence,
                        "signMethod",
                        "01",
                        "signPubKeyCert",
                        chain.signer().pem()))
                .signed(signer);
    }

    @Override
    public boolean accepts(int status, String body) {
        return status == 200 || status == FOUND;
    }

    @Override
    public List<Duration> gaps() {
        return GAPS;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(10);
    }
}
