package org.fairgate.unit.progress;

import java.util.List;
import java.util.Locale;

/** The steps from sign-up to badge, in order. */
public enum Task {
    ACCOUNT(ProgressText.ACCOUNT, ProgressText.ACCOUNT_NONE),
    UNIT(ProgressText.UNIT, ProgressText.UNIT_NONE, ACCOUNT),
    PERSONS(ProgressText.PERSONS, ProgressText.PERSONS_NONE, UNIT),
    ADDRESSES(ProgressText.ADDRESSES, ProgressText.ADDRESSES_NONE, UNIT),
    CHECK_AND_SUBMIT(ProgressText.CHECK_AND_SUBMIT, ProgressText.CHECK_AND_SUBMIT_NONE, UNIT, PERSONS),
    PAY(ProgressText.PAY, ProgressText.PAY_NONE, CHECK_AND_SUBMIT),
    INFORMATION_REVIEW(ProgressText.INFORMATION_REVIEW, ProgressText.INFORMATION_REVIEW_NONE, CHECK_AND_SUBMIT),
    BADGE(ProgressText.BADGE, ProgressText.BADGE_NONE, INFORMATION_REVIEW);

    private final ProgressText title;
    private final ProgressText nothingYet;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Task> needs;

    Task(ProgressText title, ProgressText nothingYet, Task... needs) {
        this.title = title;
        this.nothingYet = nothingYet;
        this.needs = List.of(needs);
    }

    public ProgressText title() {
        return title;
    }

    /** The facts while nothing has been done in it. */
    public ProgressText nothingYet() {
        return nothingYet;
    }

    /** What must be done before it can start, in order. */
    public List<Task> needs() {
        return needs;
    }

    /** Its name in the API, such as {@code check-and-submit}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
