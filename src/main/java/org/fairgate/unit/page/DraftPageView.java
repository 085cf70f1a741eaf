package org.fairgate.unit.page;

import java.util.List;
import org.fairgate.draft.form.DraftForm;
import org.fairgate.draft.form.DraftHolder;
import org.jspecify.annotations.Nullable;

/**
 * A page with a draft form, as it is drawn.
 *
 * @param facts what the page only shows, above the form
 * @param checking whether the reader came from the preview: problems are shown and the way on leads back there
 */
public record DraftPageView(
        String title,
        @Nullable String lead,
        List<StepView> steps,
        List<FactView> facts,
        List<FieldView> fields,
        DraftForm form,
        DraftHolder holder,
        Ways ways,
        boolean checking) {
    public DraftPageView {
        steps = List.copyOf(steps);
        facts = List.copyOf(facts);
        fields = List.copyOf(fields);
    }

    /** Where the buttons below the form lead. */
    public record Ways(String back, String next) {}
}
