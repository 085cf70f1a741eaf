package org.fairgate.review.page;

import java.util.List;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.StrictJson;
import org.fairgate.review.base.ReviewProblem;
import org.fairgate.unit.Reason;

/** Reads reasons from a form, where each stands in a field named after what it is about. */
public final class Reasons {
    private Reasons() {}

    /** The reasons in fields of this prefix that are filled in. */
    static List<Reason> read(Call call, String prefix) {
        return call.allFields().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .flatMap(entry -> entry.getValue().stream()
                        .filter(text -> !text.isBlank())
                        .map(text -> of(entry.getKey().substring(prefix.length()), text)))
                .toList();
    }

    /**
     * A reason as it was typed.
     *
     * @throws org.fairgate.platform.http.Problem {@link ReviewProblem#BAD_REASON} when it is blank or too long
     */
    public static Reason of(String field, String text) {
        StrictJson.requireStorable(field);
        StrictJson.requireStorable(text);
        try {
            return new Reason(field, text.strip());
        } catch (IllegalArgumentException blankOrTooLong) {
            throw ReviewProblem.BAD_REASON.problem();
        }
    }
}
