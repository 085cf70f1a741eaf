package org.fairgate.simulator.pay.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way in which a payment gateway goes wrong. */
public enum PayFault {
    /** Answers rightly, but late by the plan's time. */
    SLOW(Stage.REQUEST),
    /** Takes the request, does nothing, and never answers. */
    SILENT(Stage.REQUEST),
    /** Answers 502 and does nothing. */
    SERVER_ERROR(Stage.REQUEST),
    /** Answers 200 with something unreadable, and does nothing. */
    GARBAGE(Stage.REQUEST),
    /** Does what was asked for, then cuts the connection: the caller cannot know. */
    CUT_OFF(Stage.REQUEST),
    /** Does what was asked for, but the answer is signed with a stranger's key. */
    FORGED_ANSWER(Stage.REQUEST),
    /** The payer pays one fen less than was asked for (one more if it was a single fen). */
    WRONG_AMOUNT(Stage.PAYMENT),
    /**
     * The payer pays, even if the trade was closed or has run out; the gateway says so only after the plan's time, and until
     * then as if it were still waiting.
     */
    PAID_LATE(Stage.PAYMENT),
    /** The notice is sent twice at once. */
    DUPLICATE(Stage.NOTICE),
    /** The notice is held back until the gateway has sent its next one. */
    REORDERED(Stage.NOTICE),
    /** The notice is sent after the plan's time. */
    DELAYED(Stage.NOTICE),
    /** The notice and its re-sends are signed with a stranger's key. */
    FORGED(Stage.NOTICE),
    /** The notice never comes. */
    LOST(Stage.NOTICE),
    /** The gateway refuses the refund. */
    REFUND_REFUSED(Stage.REFUND),
    /** The refund is accepted, and done only after the plan's time. */
    REFUND_SLOW(Stage.REFUND),
    /** The refund is accepted, and the bank does not take the money. */
    REFUND_FAILED(Stage.REFUND);

    private final Stage stage;

    PayFault(Stage stage) {
        this.stage = stage;
    }

    /** Where it strikes. */
    public Stage stage() {
        return stage;
    }

    /** The name in JSON and forms, such as {@code cut-off}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault of this name, if there is one. */
    public static Optional<PayFault> of(String tag) {
        return Arrays.stream(values()).filter(fault -> fault.tag().equals(tag)).findFirst();
    }
}
