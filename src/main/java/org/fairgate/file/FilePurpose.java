package org.fairgate.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file is for; it can be attached to nothing else. */
public enum FilePurpose {
    /** The qualification document of a unit 资质文件. */
    QUALIFICATION,
    /** The photo on a person's badge 证件照 (R-PER-2). */
    PERSON_PHOTO,
    /** Proof of residence abroad of a Chinese person 境外居留证明 (R-PER-1). */
    PERSON_PROOF,
    /** Slip of the bank for a transfer 转账凭证 (R-PAY-4c). */
    TRANSFER_VOUCHER;

    /** The stable code for JSON and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The purpose with this code. */
    static Optional<FilePurpose> find(String code) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.code().equals(code))
                .findFirst();
    }
}
