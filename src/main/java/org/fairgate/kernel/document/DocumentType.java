package org.fairgate.kernel.document;

import org.fairgate.kernel.Codes;

/** What a person may show. */
public enum DocumentType {
    /** 居民身份证 (GB 11643). */
    RESIDENT_ID(PersonKind.MAINLAND),
    /** 港澳居民来往内地通行证. */
    HK_MACAO_PERMIT(PersonKind.HONG_KONG_MACAO_TAIWAN),
    /** 台湾居民来往大陆通行证. */
    TAIWAN_PERMIT(PersonKind.HONG_KONG_MACAO_TAIWAN),
    /** 港澳台居民居住证. */
    HMT_RESIDENCE_PERMIT(PersonKind.HONG_KONG_MACAO_TAIWAN),
    /** 外国护照. */
    PASSPORT(PersonKind.FOREIGN),
    /** 外国人永久居留身份证, of either generation. */
    FOREIGN_PR_ID(PersonKind.FOREIGN),
    /** 中国护照, shown together with proof of residence abroad. */
    CHINESE_PASSPORT(PersonKind.CHINESE_ABROAD);

    private final PersonKind kind;

    DocumentType(PersonKind kind) {
        this.kind = kind;
    }

    /**
     * The constant with this code.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code UNKNOWN_CODE}
     */
    public static DocumentType parse(String code) {
        return Codes.find(values(), DocumentType::code, code);
    }

    /** The stable code for JSON and the database. */
    public String code() {
        return Codes.of(this);
    }

    /** Who shows it. */
    public PersonKind kind() {
        return kind;
    }

    /** Whether it is a passport, which must still be valid at the fair. */
    public boolean isPassport() {
        return this == PASSPORT || this == CHINESE_PASSPORT;
    }

    /** Whether every number of this type tells birth date and sex. */
    public boolean tellsBirth() {
        return this == RESIDENT_ID || this == HMT_RESIDENCE_PERMIT;
    }
}
