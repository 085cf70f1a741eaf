package org.fairgate.edition;

import org.fairgate.kernel.Language;

/**
 * Something of an edition that a unit may choose: a product group, a zone, an industry.
 *
 * @param code stable, unique in its list
 */
public record Choice(String code, String nameZh, String nameEn) {
    /** The name in one language. */
    public String name(Language language) {
        return language == Language.ZH_CN ? nameZh : nameEn;
    }
}
