package org.fairgate.person;

import io.vertx.core.json.JsonObject;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.document.DocumentType;
import org.fairgate.kernel.document.IdDocument;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.person.base.PersonSummary;
import org.fairgate.person.form.PersonCheck;

/** What lists show of a person that is still being filled in. */
final class TypedSummary {
    private static final int LONGEST = 100;
    private static final int SHOWN_TAIL = 4;

    private TypedSummary() {}

    static PersonSummary of(PersonKind kind, JsonObject content) {
        return new PersonSummary(
                text(content, "name"),
                PersonCheck.documentType(kind, content).map(DocumentType::code).orElse(""),
                masked(kind, content),
                text(content, "position"),
                PersonChecks.file(content, "photo"));
    }

    private static String masked(PersonKind kind, JsonObject content) {
        String number = text(content, "documentNumber");
        try {
            return PersonCheck.documentType(kind, content)
                    .map(type -> IdDocument.parse(type, number).masked())
                    .orElse("");
        } catch (InvalidValue unfinished) {
            int hidden = Math.max(0, number.length() - SHOWN_TAIL);
            return "*".repeat(Math.min(hidden, 1) * 4) + number.substring(hidden);
        }
    }

    private static String text(JsonObject content, String name) {
        String text = content.getValue(name) instanceof String typed ? typed.strip() : "";
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
