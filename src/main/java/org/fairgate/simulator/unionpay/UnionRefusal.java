package org.fairgate.simulator.unionpay;

/** A message that is turned down; thrown, since it ends a call wherever it is found out. */
final class UnionRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RespCode code;

    UnionRefusal(RespCode code) {
        super(code.message(), null, false, false);
        this.code = code;
    }

    /** The same with what exactly is wrong. */
    UnionRefusal(RespCode code, String detail) {
        super(code.message() + detail, null, false, false);
        this.code = code;
    }

    RespCode code() {
        return code;
    }
}
