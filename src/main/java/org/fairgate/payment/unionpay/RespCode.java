package org.fairgate.payment.unionpay;

import java.util.Set;
import org.fairgate.payment.gateway.BadMessage;

/** What UnionPay's two digits mean ({@code respCode}, {@code origRespCode}), as far as money is concerned. */
enum RespCode {
    /** Done: {@code 00}, or {@code A6}, done with a defect that only the settlement can show. */
    SUCCESS,
    /** Being worked on, or a matter of the system: asking later tells. */
    UNCLEAR,
    /** {@code 34}: no such order. Not final, for it may still arrive. */
    NOT_FOUND,
    /** Turned down by message format, merchant checks or the issuer: nothing was done. */
    REFUSED;

    private static final Set<String> SUCCESSES = Set.of("00", "A6");
    /** Of the ranges of refusals, those that the official samples keep querying. */
    private static final Set<String> KEEP_ASKING = Set.of("12", "60");

    /** @throws BadMessage when it is no code at all */
    static RespCode of(String code) {
        if (SUCCESSES.contains(code)) {
            return SUCCESS;
        }
        if (code.equals("34")) {
            return NOT_FOUND;
        }
        if (!code.matches("[0-9A-Z]{2}")) {
            throw new BadMessage("bad-respCode");
        }
        boolean refusal = code.compareTo("10") >= 0 && code.compareTo("89") <= 0;
        return refusal && !KEEP_ASKING.contains(code) ? REFUSED : UNCLEAR;
    }
}
