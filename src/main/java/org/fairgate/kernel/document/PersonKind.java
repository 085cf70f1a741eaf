package org.fairgate.kernel.document;

import java.util.Arrays;
import java.util.List;
import org.fairgate.kernel.Codes;

/** The four kinds of persons, each with documents and required fields of its own (R-PER-1). */
public enum PersonKind {
    /** 中国大陆地区人员. */
    MAINLAND,
    /** 港澳台地区人员. */
    HONG_KONG_MACAO_TAIWAN,
    /** 其他国家（地区）人员. */
    FOREIGN,
    /** 境外永久居留中国公民: Chinese with permanent residence abroad. */
    CHINESE_ABROAD;

    /**
     * The constant with this code.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code UNKNOWN_CODE}
     */
    public static PersonKind parse(String code) {
        return Codes.find(values(), PersonKind::code, code);
    }

    /** The stable code for JSON and the database. */
    public String code() {
        return Codes.of(this);
    }

    /** The documents of which such a person shows one, in the order in which forms offer them. */
    public List<DocumentType> documents() {
        return Arrays.stream(DocumentType.values())
                .filter(type -> type.kind() == this)
                .toList();
    }
}
