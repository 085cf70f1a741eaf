package org.fairgate.review;

import java.util.Arrays;
import java.util.Locale;
import org.fairgate.kernel.InvalidValue;

/** The queues of the workbench. */
public enum ReviewTab {
    /** 待我审: everything that waits. */
    WAITING,
    /** 退回后重交: those of them that were sent back before. */
    RESUBMITTED,
    /** 超 24 小时: those of them that have waited for more than a day. */
    OVERDUE,
    /** 别人正在看: what others have open. */
    CLAIMED,
    /** 已退回. */
    RETURNED,
    /** 已通过. */
    APPROVED;

    /**
     * The tab with this code.
     *
     * @throws InvalidValue {@code UNKNOWN_CODE}
     */
    public static ReviewTab parse(String code) {
        return Arrays.stream(values())
                .filter(tab -> tab.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidValue(InvalidValue.Reason.UNKNOWN_CODE));
    }

    /** The stable code. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
