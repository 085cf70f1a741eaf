package org.fairgate.submission.page;

import java.util.ArrayList;
import java.util.List;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.text.TextKey;
import org.fairgate.submission.Submission;

/** Names the consequence of what the unit is about to do. */
final class Question {
    /** More names than this are counted. */
    private static final int MOST_NAMES = 10;

    private final PageContext page;

    Question(PageContext page) {
        this.page = page;
    }

    /**
     * Who is about to be submitted.
     *
     * @param unit the unit's name
     * @param withdrawal whether the edition lets it be taken back
     */
    record Chosen(String unit, List<String> ids, List<String> names, boolean withdrawal) {}

    ConfirmView submit(Submission submission, Chosen chosen) {
        List<String> lines = new ArrayList<>();
        int count = chosen.ids().size();
        if (!submission.unit().state().editable()) {
            lines.add(page.text(SubmissionText.CONFIRM_PERSONS, count, names(chosen.names())));
        } else if (count == 0) {
            lines.add(page.text(SubmissionText.CONFIRM_UNIT_ALONE, chosen.unit()));
        } else {
            lines.add(page.text(SubmissionText.CONFIRM_UNIT, chosen.unit(), count, names(chosen.names())));
        }
        boolean back = chosen.withdrawal() && submission.unit().state().editable();
        lines.add(page.text(back ? SubmissionText.CONFIRM_WITHDRAWAL_POSSIBLE : SubmissionText.CONFIRM_FOR_GOOD));
        return view(SubmissionText.CONFIRM_TITLE, lines, SubmissionPages.PATH, chosen.ids());
    }

    private ConfirmView view(TextKey title, List<String> lines, String action, List<String> ids) {
        return new ConfirmView(
                page.text(title),
                lines,
                action,
                ids,
                page.text(SubmissionText.CONFIRM_YES),
                SubmissionPages.PATH,
                false);
    }

    ConfirmView withdraw() {
        return new ConfirmView(
                page.text(SubmissionText.WITHDRAW_TITLE),
                List.of(page.text(SubmissionText.WITHDRAW_LEAD)),
                ResultPages.WITHDRAW,
                List.of(),
                page.text(SubmissionText.WITHDRAW_YES),
                ResultPages.PATH,
                true);
    }

    private String names(List<String> names) {
        String shown = String.join(
                page.text(SubmissionText.LIST_SEPARATOR), names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() > MOST_NAMES ? page.text(SubmissionText.AND_MORE, shown, names.size() - MOST_NAMES) : shown;
    }
}
