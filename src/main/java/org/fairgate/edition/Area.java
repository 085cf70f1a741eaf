package org.fairgate.edition;

import java.util.List;
import org.fairgate.kernel.Language;

/** An exhibition area 展区 with its product groups and special zones 专区, each in the order of the forms. */
public record Area(String code, String nameZh, String nameEn, List<Choice> productGroups, List<Choice> zones) {
    public Area {
        productGroups = List.copyOf(productGroups);
        zones = List.copyOf(zones);
    }

    /** The name in one language. */
    public String name(Language language) {
        return asChoice().name(language);
    }

    /** The area itself, as something to choose. */
    public Choice asChoice() {
        return new Choice(code, nameZh, nameEn);
    }
}
