package org.fairgate.submission.page;

import java.util.List;
import org.fairgate.unit.page.StandingView;

/**
 * What became of a submission, and what happens next.
 *
 * @param reference by which it is named on the phone
 * @param steps what happens next, and how long it usually takes
 */
public record ResultView(
        String title,
        String lead,
        String reference,
        StandingView standing,
        List<Step> steps,
        int submitted,
        int unsubmitted,
        boolean mayWithdraw,
        boolean open) {
    public ResultView {
        steps = List.copyOf(steps);
    }

    /**
     * A step.
     *
     * @param look class name of the item: {@code done}, {@code now} or none
     */
    public record Step(String look, String title, String time) {}
}
