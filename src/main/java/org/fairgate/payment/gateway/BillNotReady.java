package org.fairgate.payment.gateway;

/** The gateway has no bill of that day yet. */
public final class BillNotReady extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code short and stable, for logs, metrics and finance; nothing that a stranger wrote */
    public BillNotReady(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    /** Why, in one short stable word. */
    public String code() {
        return code;
    }
}
