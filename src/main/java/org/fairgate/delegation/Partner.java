package org.fairgate.delegation;

import org.fairgate.kernel.Language;

/**
 * A partner that recommends visitors.
 *
 * @param code the recommendation code, upper case
 */
public record Partner(String code, String nameZh, String nameEn) {
    /** The name in one language. */
    public String name(Language language) {
        return language == Language.ZH_CN ? nameZh : nameEn;
    }
}
