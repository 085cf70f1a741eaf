package org.fairgate.simulator.unionpay.message;

/** A message that is turned down; thrown, since it ends a call wherever it is found out. */
public final class UnionRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RespCode code;
    private final String sentence;

    /** With the usual sentence. */
    public UnionRefusal(RespCode code) {
        this(code, "");
    }

    /** The same with what exactly is wrong. */
    public UnionRefusal(RespCode code, String detail) {
        super(code.message() + detail, null, false, false);
        this.code = code;
        this.sentence = code.message() + detail;
    }

    /** What the answer says. */
    public RespCode code() {
        return code;
    }

    /** The sentence that goes with it. */
    public String sentence() {
        return sentence;
    }
}
