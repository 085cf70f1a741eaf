package org.fairgate.unit.page;

import java.util.List;
import org.fairgate.draft.form.DraftForm;
import org.fairgate.draft.form.DraftHolder;
import org.jspecify.annotations.Nullable;

/**
 * A page with a draft form, as it is drawn.
 *
 * @param standing what the unit's submission means for the page
 * @param facts what the page only shows, above the form
 * @param rows the fields as text, where nothing can be changed any more; else none
 * @param checking whether the reader came from the preview: problems are shown and the way on leads back there
 */
public record DraftPageView(
        String title,
        @Nullable String lead,
        List<StepView> steps,
        StandingView standing,
        List<FactView> facts,
        List<PreviewView.Row> rows,
        List<FieldView> fields,
        DraftForm form,
        DraftHolder holder,
        Ways ways,
        boolean checking) {
    public DraftPageView {
        steps = List.copyOf(steps);
        facts = List.copyOf(facts);
        rows = List.copyOf(rows);
        fields = List.copyOf(fields);
    }

    /** Where the buttons below the form lead. */
    public record Ways(String back, String next) {}
}
