package org.fairgate.kernel.id;

import java.util.UUID;
import java.util.regex.Pattern;
import org.fairgate.kernel.InvalidValue;

/** Reads UUIDs strictly: the JDK's own parser also takes {@code 1-1-1-1-1}, so one id would have many spellings. */
final class CanonicalUuid {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private CanonicalUuid() {}

    static UUID parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValue(InvalidValue.Reason.ID_FORMAT);
        }
        return UUID.fromString(text);
    }
}
