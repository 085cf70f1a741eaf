package org.fairgate.delegation;

import org.fairgate.kernel.Language;

/** Whom to ask in a delegation: a name, a phone number as it is dialled, an e-mail address. */
public record Liaison(String nameZh, String nameEn, String phone, String email) {
    /** The name in one language. */
    public String name(Language language) {
        return language == Language.ZH_CN ? nameZh : nameEn;
    }
}
