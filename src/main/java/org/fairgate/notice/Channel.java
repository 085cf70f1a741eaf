package org.fairgate.notice;

import java.util.Locale;

/** How a notice travels. */
public enum Channel {
    /** To a mobile number in E.164. */
    SMS,
    /** To an e-mail address. */
    MAIL;

    /** The name in the database and in metrics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Channel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
