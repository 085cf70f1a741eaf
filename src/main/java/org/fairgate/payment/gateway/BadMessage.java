package org.fairgate.payment.gateway;

/** A message claims to come from a gateway and does not, or is not for us. */
public final class BadMessage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code short and stable, for logs, metrics and finance; nothing that a stranger wrote */
    public BadMessage(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    /** Why, in one short stable word. */
    public String code() {
        return code;
    }
}
