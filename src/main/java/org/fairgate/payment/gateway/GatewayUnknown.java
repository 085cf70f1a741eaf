package org.fairgate.payment.gateway;

/** Nobody can say what came of a call to a gateway; asking later will tell (B7). */
public final class GatewayUnknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code short and stable, for logs, metrics and finance; nothing that a stranger wrote */
    public GatewayUnknown(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    /** Why, in one short stable word. */
    public String code() {
        return code;
    }
}
