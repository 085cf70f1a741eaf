package org.fairgate.unit.page;

import java.util.ArrayList;
import java.util.List;
import org.fairgate.platform.page.PageContext;
import org.fairgate.unit.UnitPreview;
import org.fairgate.unit.form.CheckedPage;

/**
 * One of the unit's pages in the list beside them.
 *
 * @param look class name: {@code full}, {@code begun} or none
 * @param told the same in words
 */
public record StepView(String path, String title, String look, String told) {
    static final String PREVIEW = "/unit/preview";

    /** All pages of a unit in order, the preview last. */
    static List<StepView> all(UnitPreview preview, PageContext page) {
        List<StepView> steps = new ArrayList<>();
        for (CheckedPage one : preview.pages()) {
            boolean begun =
                    one.fields().stream().anyMatch(field -> !field.values().isEmpty());
            UnitText told = one.complete() ? UnitText.STEP_FULL : begun ? UnitText.STEP_BEGUN : UnitText.STEP_EMPTY;
            String look = one.complete() ? "full" : begun ? "begun" : "";
            steps.add(new StepView(one.page().path(), page.text(one.page().title()), look, page.text(told)));
        }
        steps.add(new StepView(PREVIEW, page.text(UnitText.PREVIEW_TITLE), "", ""));
        return steps;
    }

    /** The page before this one; the progress page before the first. */
    static String before(List<StepView> steps, String path) {
        String before = "/progress";
        for (StepView step : steps) {
            if (step.path().equals(path)) {
                return before;
            }
            before = step.path();
        }
        return "/progress";
    }

    /** The page after this one; the preview after the last. */
    static String after(List<StepView> steps, String path) {
        for (int i = 0; i + 1 < steps.size(); i++) {
            if (steps.get(i).path().equals(path)) {
                return steps.get(i + 1).path();
            }
        }
        return PREVIEW;
    }
}
