package org.fairgate.person.base;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.id.FileId;

/**
 * What lists show of a person. Of a draft: what is typed so far, empty where nothing is.
 *
 * @param documentType code of the document's type
 * @param documentMasked the document's number with its middle hidden
 * @param photo the photo for the badge
 */
public record PersonSummary(
        String name, String documentType, String documentMasked, String position, Optional<FileId> photo) {
    /** Of a person of whom nothing is typed. */
    public static final PersonSummary EMPTY = new PersonSummary("", "", "", "", Optional.empty());

    /** As it is kept, encrypted. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("name", name)
                .put("documentType", documentType)
                .put("documentMasked", documentMasked)
                .put("position", position)
                .put("photo", photo.map(FileId::toString).orElse(""));
    }

    /** What {@link #toJson} wrote. */
    public static PersonSummary of(JsonObject json) {
        return new PersonSummary(
                json.getString("name", ""),
                json.getString("documentType", ""),
                json.getString("documentMasked", ""),
                json.getString("position", ""),
                file(json.getString("photo", "")));
    }

    /** The id of a file; empty for anything else. */
    public static Optional<FileId> file(String text) {
        try {
            return Optional.of(FileId.parse(text));
        } catch (InvalidValue notAnId) {
            return Optional.empty();
        }
    }
}
