package org.fairgate.simulator.wechatpay.trust;

import io.vertx.core.json.JsonObject;

/** A call that is answered by an error; thrown, since it ends a call wherever it is found out. */
public final class WechatRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    WechatRefusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The body. */
    public JsonObject toJson() {
        return new JsonObject().put("code", code).put("message", getMessage());
    }
}
