package org.fairgate.review.page.people;

import java.util.List;
import org.fairgate.draft.form.Option;
import org.fairgate.platform.page.Form;
import org.fairgate.review.page.model.FilterView;
import org.fairgate.review.page.model.OutcomeView;
import org.fairgate.review.page.model.TabView;
import org.jspecify.annotations.Nullable;

/** Persons of all units as they are drawn. */
public record PeopleView(
        List<TabView> tabs,
        FilterView filter,
        List<Row> rows,
        @Nullable String next,
        Deciding deciding,
        @Nullable OutcomeView outcome) {
    public PeopleView {
        tabs = List.copyOf(tabs);
        rows = List.copyOf(rows);
    }

    /**
     * The form below the list.
     *
     * @param action where it is sent
     * @param asOf when the list was read
     * @param matching how many match in all
     * @param typedAbove above so many the number has to be typed
     * @param fields what a reason may be about
     */
    public record Deciding(
            boolean possible,
            String action,
            String asOf,
            long matching,
            int typedAbove,
            List<Option> fields,
            Form form) {
        public Deciding {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A person.
     *
     * @param choice unit, person and round, as the form sends them
     * @param document the masked number
     * @param since for how long it waits
     */
    public record Row(
            String choice,
            String name,
            @Nullable String photo,
            String document,
            Belongs belongs,
            String since,
            Standing standing,
            boolean decidable,
            boolean chosen) {}

    /** The unit of a person; {@code approved}: so that tags lead on. */
    public record Belongs(String unit, String link, boolean approved) {}

    /** Where a person stands. */
    public record Standing(String state, String look, String tag) {}
}
