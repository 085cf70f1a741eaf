package org.fairgate.payment.gateway;

/** A gateway said clearly that it did not do what it was asked. */
public final class GatewayRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code short and stable, for logs, metrics and finance; nothing that a stranger wrote */
    public GatewayRefused(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    /** Why, in one short stable word. */
    public String code() {
        return code;
    }
}
