package org.fairgate.unit.page;

import org.fairgate.kernel.Region;
import org.fairgate.kernel.UnitCategory;

/** What the qualification document of a unit is called (R-UNIT-2). */
final class Documents {
    private Documents() {}

    /** Its name as a heading. */
    static UnitText title(UnitCategory category) {
        if (category.region() == Region.OVERSEAS) {
            return UnitText.DOCUMENT_TITLE_OVERSEAS;
        }
        return switch (category.kind()) {
            case SOCIAL_ORGANISATION -> UnitText.DOCUMENT_TITLE_SOCIAL_ORGANISATION;
            case PUBLIC_INSTITUTION -> UnitText.DOCUMENT_TITLE_PUBLIC_INSTITUTION;
            default -> UnitText.DOCUMENT_TITLE_ENTERPRISE;
        };
    }

    /** Its name within a sentence. */
    static UnitText inText(UnitCategory category) {
        return switch (title(category)) {
            case DOCUMENT_TITLE_OVERSEAS -> UnitText.DOCUMENT_OVERSEAS;
            case DOCUMENT_TITLE_SOCIAL_ORGANISATION -> UnitText.DOCUMENT_SOCIAL_ORGANISATION;
            case DOCUMENT_TITLE_PUBLIC_INSTITUTION -> UnitText.DOCUMENT_PUBLIC_INSTITUTION;
            default -> UnitText.DOCUMENT_ENTERPRISE;
        };
    }
}
