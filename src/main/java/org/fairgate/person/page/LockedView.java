package org.fairgate.person.page;

import java.util.List;
import java.util.Set;
import org.fairgate.draft.form.Option;
import org.jspecify.annotations.Nullable;

/**
 * A person that can only be read, as it is drawn.
 *
 * @param submittedAt null for never
 * @param cancellable whether the unit may give the person up
 * @param days the edition's entry days
 * @param chosen codes of those on which the person may enter
 * @param saved whether the entry days have just been saved
 * @param wrong why they have not; null for nothing
 */
public record LockedView(
        String link,
        String title,
        String kind,
        Words.StateView state,
        @Nullable String submittedAt,
        List<Fact> facts,
        List<Picture> pictures,
        boolean daysChangeable,
        boolean cancellable,
        List<Option> days,
        Set<String> chosen,
        boolean saved,
        @Nullable String wrong) {
    public LockedView {
        facts = List.copyOf(facts);
        pictures = List.copyOf(pictures);
        days = List.copyOf(days);
        chosen = Set.copyOf(chosen);
    }

    /** A field with something in it. */
    public record Fact(String label, String value) {}

    /** A picture that was handed in. */
    public record Picture(String label, String url) {}
}
