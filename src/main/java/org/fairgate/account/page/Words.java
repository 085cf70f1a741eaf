package org.fairgate.account.page;

import org.fairgate.kernel.Region;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.platform.page.PageContext;

/** How regions, categories and roles are called. */
public final class Words {
    private Words() {}

    public static AccountText region(Region region) {
        return region == Region.DOMESTIC ? AccountText.REGION_DOMESTIC : AccountText.REGION_OVERSEAS;
    }

    /** A category within its region. */
    public static AccountText category(UnitCategory category) {
        return switch (category.kind()) {
            case ENTERPRISE -> AccountText.ENTERPRISE;
            case SOCIAL_ORGANISATION -> AccountText.SOCIAL_ORGANISATION;
            case PUBLIC_INSTITUTION -> AccountText.PUBLIC_INSTITUTION;
            case GOVERNMENT ->
                category.region() == Region.DOMESTIC ? AccountText.GOVERNMENT : AccountText.OVERSEAS_GOVERNMENT;
            case OTHER -> AccountText.OTHER;
        };
    }

    /** Region and category in one. */
    public static String both(UnitCategory category, PageContext page) {
        return page.text(region(category.region())) + " · " + page.text(category(category));
    }

    /** Which document the category has to show. */
    public static AccountText document(UnitCategory category) {
        if (!category.needsQualification()) {
            return AccountText.NEEDS_NOTHING;
        }
        if (category.region() == Region.OVERSEAS) {
            return AccountText.NEEDS_REGISTRATION;
        }
        return switch (category.kind()) {
            case SOCIAL_ORGANISATION -> AccountText.NEEDS_SOCIAL;
            case PUBLIC_INSTITUTION -> AccountText.NEEDS_PUBLIC;
            default -> AccountText.NEEDS_LICENCE;
        };
    }

    /** What somebody is. */
    public static AccountText role(Role role) {
        return switch (role) {
            case UNIT -> AccountText.ROLE_UNIT;
            case DELEGATION -> AccountText.ROLE_DELEGATION;
            case SUB_DELEGATION -> AccountText.ROLE_SUB_DELEGATION;
            case OVERSEAS_DESK -> AccountText.ROLE_OVERSEAS_DESK;
            case SECURITY -> AccountText.ROLE_SECURITY;
            case FINANCE -> AccountText.ROLE_FINANCE;
            case BADGE_OFFICE -> AccountText.ROLE_BADGE_OFFICE;
            case ORGANISER -> AccountText.ROLE_ORGANISER;
        };
    }
}
