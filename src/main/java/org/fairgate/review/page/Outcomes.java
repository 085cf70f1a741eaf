package org.fairgate.review.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.platform.page.PageContext;
import org.fairgate.review.BulkResult;
import org.fairgate.review.PersonCase;
import org.fairgate.review.page.model.OutcomeView;
import org.fairgate.review.page.model.ReviewPageText;

/** Turns the result of a bulk decision into what a page draws. */
public final class Outcomes {
    /** Each by name is told about so many; the number is told of all. */
    private static final int NAMED = 50;

    private Outcomes() {}

    /**
     * What became of everyone, and of those refused or failed who and why.
     *
     * @param names of persons, as far as they are known
     */
    public static OutcomeView view(BulkResult result, PageContext page, Map<PersonId, String> names) {
        return new OutcomeView(
                result.done().size(),
                new OutcomeView.Listed(
                        result.skipped().size(),
                        result.skipped().stream()
                                .limit(NAMED)
                                .map(refused ->
                                        new OutcomeView.Item(name(refused.item(), names), page.text(refused.why())))
                                .toList()),
                new OutcomeView.Listed(
                        result.failed().size(),
                        result.failed().stream()
                                .limit(NAMED)
                                .map(item ->
                                        new OutcomeView.Item(name(item, names), page.text(ReviewPageText.FAILED_WHY)))
                                .toList()),
                result.left(),
                null);
    }

    private static String name(BulkResult.Item item, Map<PersonId, String> names) {
        return names.getOrDefault(item.person(), item.person().toString());
    }

    /** The names of persons of a case. */
    static Map<PersonId, String> names(Collection<PersonCase> persons) {
        Map<PersonId, String> names = new HashMap<>();
        persons.forEach(one ->
                names.put(one.person().key().person(), one.person().summary().name()));
        return names;
    }
}
