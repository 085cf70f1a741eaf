package org.fairgate.payment.callback;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Answer;
import org.fairgate.payment.gateway.Incoming;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.BodyRule;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.IdempotencyRule;
import org.fairgate.platform.http.Reply;

/** Where gateways send their messages: payments and refunds alike, since each message says itself what it is about. */
public final class CallbackRoutes {
    private final Callbacks callbacks;
    private final int maxBody;

    /** @param maxBody bytes of the largest message */
    public CallbackRoutes(Callbacks callbacks, int maxBody) {
        this.callbacks = callbacks;
        this.maxBody = maxBody;
    }

    /** One route for each gateway. Whoever can sign is let in, so nobody has to be signed in. */
    public List<Endpoint> endpoints() {
        return Arrays.stream(GatewayName.values())
                .map(gateway -> Endpoint.post(
                                "/callbacks/" + gateway.code(), Access.PUBLIC, call -> take(gateway, call))
                        .with(BodyRule.raw(maxBody))
                        .with(IdempotencyRule.IGNORED))
                .toList();
    }

    private Future<Reply> take(GatewayName gateway, Call call) {
        return callbacks
                .take(gateway, new Incoming(call.headers(), call.body()))
                .map(CallbackRoutes::reply);
    }

    private static Reply reply(Answer answer) {
        return Reply.bytes(answer.status(), answer.contentType(), Buffer.buffer(answer.body()));
    }
}
