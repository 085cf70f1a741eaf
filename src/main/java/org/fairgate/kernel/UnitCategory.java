package org.fairgate.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * What a unit is, within its region (R-ACC-1). Only the pairs that exist are constants, so a domestic "other" or
 * an overseas public institution cannot be expressed.
 */
public enum UnitCategory {
    /** 境内企业. */
    DOMESTIC_ENTERPRISE(Region.DOMESTIC, Kind.ENTERPRISE),
    /** 境内社会组织. */
    DOMESTIC_SOCIAL_ORGANISATION(Region.DOMESTIC, Kind.SOCIAL_ORGANISATION),
    /** 境内事业单位. */
    DOMESTIC_PUBLIC_INSTITUTION(Region.DOMESTIC, Kind.PUBLIC_INSTITUTION),
    /** 境内政府机构. */
    DOMESTIC_GOVERNMENT(Region.DOMESTIC, Kind.GOVERNMENT),
    /** 境外企业. */
    OVERSEAS_ENTERPRISE(Region.OVERSEAS, Kind.ENTERPRISE),
    /** 境外政府部门. */
    OVERSEAS_GOVERNMENT(Region.OVERSEAS, Kind.GOVERNMENT),
    /** 境外社会组织. */
    OVERSEAS_SOCIAL_ORGANISATION(Region.OVERSEAS, Kind.SOCIAL_ORGANISATION),
    /** 境外其他. */
    OVERSEAS_OTHER(Region.OVERSEAS, Kind.OTHER);

    private final Region region;
    private final Kind kind;

    UnitCategory(Region region, Kind kind) {
        this.region = region;
        this.kind = kind;
    }

    /**
     * The category of this kind in this region.
     *
     * @throws InvalidValue {@code CATEGORY_NOT_OF_REGION}
     */
    public static UnitCategory of(Region region, Kind kind) {
        return Arrays.stream(values())
                .filter(category -> category.region == region && category.kind == kind)
                .findFirst()
                .orElseThrow(() -> new InvalidValue(InvalidValue.Reason.CATEGORY_NOT_OF_REGION));
    }

    /**
     * The category with this code, e.g. {@code overseas-other}.
     *
     * @throws InvalidValue {@code UNKNOWN_CODE}
     */
    public static UnitCategory parse(String code) {
        return Codes.find(values(), UnitCategory::code, code);
    }

    /** The categories of a region, in the order in which forms offer them. */
    public static List<UnitCategory> in(Region region) {
        return Arrays.stream(values())
                .filter(category -> category.region == region)
                .toList();
    }

    /** The stable code, unique over both regions, e.g. {@code domestic-enterprise}. */
    public String code() {
        return Codes.of(this);
    }

    /** The region it belongs to. */
    public Region region() {
        return region;
    }

    /** What it is, whichever the region. */
    public Kind kind() {
        return kind;
    }

    /** Whether a qualification document is asked for: of all but governments (R-UNIT-2). */
    public boolean needsQualification() {
        return kind != Kind.GOVERNMENT;
    }

    /** What a unit is, before its region is looked at. */
    public enum Kind {
        /** 企业. */
        ENTERPRISE,
        /** 社会组织. */
        SOCIAL_ORGANISATION,
        /** 事业单位, domestic only. */
        PUBLIC_INSTITUTION,
        /** 政府机构, abroad 政府部门. */
        GOVERNMENT,
        /** 其他, overseas only. */
        OTHER;

        /**
         * The kind with this code.
         *
         * @throws InvalidValue {@code UNKNOWN_CODE}
         */
        public static Kind parse(String code) {
            return Codes.find(values(), Kind::code, code);
        }

        /** The stable code, e.g. {@code enterprise}. */
        public String code() {
            return Codes.of(this);
        }
    }
}
