package org.fairgate.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file is for; it can be attached to nothing else. */
public enum FilePurpose {
    /** The qualification document of a unit 资质文件. */
    QUALIFICATION;

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
