package org.fairgate.address;

import org.fairgate.platform.http.Refusal;

/** Refusals around addresses; those of single fields travel in {@code errors[]} of {@link #INVALID}. */
public enum AddressProblem implements Refusal {
    /** Something is not filled in correctly; the fields say what. */
    INVALID(422),
    RECIPIENT_REQUIRED(422),
    PHONE_REQUIRED(422),
    REGION_REQUIRED(422),
    ADDRESS_REQUIRED(422),
    /** A field is longer than it may be; argument: most characters. */
    TOO_LONG(422),
    /** A line break or another control character in a field of one line. */
    BAD_TEXT(422),
    /** Neither a mainland mobile nor a number with plus sign and country code. */
    PHONE_FORMAT(422),
    POSTCODE_FORMAT(422),
    /** The unit has as many as it may have; argument: how many. */
    TOO_MANY(409),
    /** The unit has no such address. */
    NO_SUCH_ADDRESS(404),
    /** Another change came first; the document's {@code currentVersion} names it. */
    STALE(412),
    /** No {@code If-Match}. */
    VERSION_MISSING(428),
    /** Not a version as we give them, {@code "3"}. */
    VERSION_MALFORMED(400);

    private final int status;

    AddressProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "address";
    }
}
