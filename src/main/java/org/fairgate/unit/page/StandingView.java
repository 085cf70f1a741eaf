package org.fairgate.unit.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.kernel.Region;
import org.fairgate.platform.page.PageContext;
import org.fairgate.unit.Reason;
import org.fairgate.unit.Unit;
import org.fairgate.unit.UnitState;
import org.fairgate.unit.form.FieldRule;
import org.fairgate.unit.form.FormPage;
import org.fairgate.unit.form.UnitForm;

/**
 * What a unit's submission means for its pages: locked, or sent back with reasons (R-UNIT-6, R-UNIT-7).
 *
 * @param locked nothing can be changed now
 * @param title empty while nothing was submitted
 * @param reasons what the reviewers want mended, each with the link to where
 */
public record StandingView(boolean locked, String title, String lead, String look, List<PreviewView.Problem> reasons) {
    /** Nothing was submitted, or nothing is known of it. */
    static final StandingView NONE = new StandingView(false, "", "", "", List.of());

    public StandingView {
        reasons = List.copyOf(reasons);
    }

    /** Whether the pages say anything of it. */
    public boolean isShown() {
        return !title.isEmpty();
    }

    /** What the state of a unit means, in the reader's language. */
    public static StandingView of(Unit unit, List<Reason> reasons, PageContext page) {
        boolean overseas = unit.region() == Region.OVERSEAS;
        return switch (unit.state()) {
            case DRAFT -> NONE;
            case SUBMITTED ->
                new StandingView(
                        true,
                        page.text(UnitText.LOCKED_TITLE),
                        page.text(overseas ? UnitText.LOCKED_LEAD_OVERSEAS : UnitText.LOCKED_LEAD),
                        "",
                        List.of());
            case APPROVED ->
                new StandingView(
                        true, page.text(UnitText.APPROVED_TITLE), page.text(UnitText.APPROVED_LEAD), "good", List.of());
            case RETURNED ->
                new StandingView(
                        false,
                        page.text(UnitText.RETURNED_TITLE),
                        page.text(UnitText.RETURNED_LEAD),
                        "bad",
                        reasons.stream()
                                .map(reason -> problem(unit, reason, page))
                                .toList());
        };
    }

    private static PreviewView.Problem problem(Unit unit, Reason reason, PageContext page) {
        return rule(unit, reason)
                .map(rule -> new PreviewView.Problem(
                        page.text(UnitText.PROBLEM, page.text(rule.label()), reason.text()), rule.link()))
                .orElseGet(() -> new PreviewView.Problem(reason.text(), ""));
    }

    private static Optional<FieldRule> rule(Unit unit, Reason reason) {
        return UnitForm.all().stream()
                .filter(rule ->
                        rule.key().equals(reason.field()) && rule.reach().includes(unit.category()))
                .findFirst();
    }

    /** The reasons about one page's fields, by the names of the fields. */
    static Map<String, String> beside(FormPage formPage, Unit unit, List<Reason> reasons, PageContext page) {
        Map<String, String> beside = new HashMap<>();
        if (unit.state() == UnitState.RETURNED) {
            reasons.stream()
                    .filter(reason -> reason.field().startsWith(formPage.code() + "/"))
                    .forEach(reason -> beside.merge(
                            reason.field().substring(formPage.code().length() + 1),
                            page.text(UnitText.REASON, reason.text()),
                            (first, second) -> first + " " + second));
        }
        return beside;
    }
}
