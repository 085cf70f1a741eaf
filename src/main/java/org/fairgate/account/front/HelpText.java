package org.fairgate.account.front;

import org.fairgate.platform.text.TextKey;

/** Texts of the help page. */
public enum HelpText implements TextKey {
    TITLE,
    LEAD,
    OWN_LIAISON,
    QUESTIONS,
    Q_WRONG_CODE,
    A_WRONG_CODE,
    Q_TAKEN,
    A_TAKEN,
    Q_OFFLINE,
    A_OFFLINE,
    Q_NO_CODE,
    A_NO_CODE,
    Q_SITE,
    A_SITE,
    FIND,
    FIND_LABEL,
    FIND_GO,
    FIND_NOTE,
    FOUND,
    NONE_FOUND,
    SHOW_ALL,
    NODE,
    LIAISON,
    PHONE,
    EMAIL;

    @Override
    public String feature() {
        return "help";
    }
}
