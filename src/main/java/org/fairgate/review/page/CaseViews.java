package org.fairgate.review.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fairgate.kernel.CreditCode;
import org.fairgate.kernel.Language;
import org.fairgate.person.queue.Likeness;
import org.fairgate.platform.page.Form;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.text.Texts;
import org.fairgate.review.ReviewCase;
import org.fairgate.review.claim.Claim;
import org.fairgate.review.page.model.CaseView;
import org.fairgate.review.page.model.OutcomeView;
import org.fairgate.review.page.model.ReviewPageText;
import org.fairgate.unit.Reason;
import org.fairgate.unit.UnitState;
import org.fairgate.unit.form.FieldRule;
import org.fairgate.unit.form.FieldType;
import org.fairgate.unit.form.FormPage;
import org.fairgate.unit.form.UnitForm;
import org.fairgate.unit.life.UnitCase;
import org.fairgate.unit.life.UnitRound;
import org.fairgate.unit.page.UnitText;
import org.jspecify.annotations.Nullable;

/** Turns a case into what a page draws. */
public final class CaseViews {
    private final Texts texts;
    private final PersonViews persons;

    public CaseViews(Texts texts, PersonViews persons) {
        this.texts = texts;
        this.persons = persons;
    }

    CaseView view(DeskViews.Situation situation, ReviewCase found, Form form, @Nullable OutcomeView outcome) {
        PageContext page = situation.page();
        UnitCase unit = found.unit();
        String path = DeskQuery.PATH + "/units/" + unit.unit();
        Language language = found.account().language();
        boolean onlyChanges = found.lastReturned().isPresent() && !situation.all() && found.decidable();
        return new CaseView(
                head(situation, found),
                form,
                changes(situation, found, path),
                sections(found, page, form, onlyChanges),
                new CaseView.Verdicts(
                        found.decidable(),
                        situation.query().at(path + "/decision"),
                        checks(found, page),
                        CannedReason.numbered(unit.category(), key -> texts.get(language, key)),
                        language.code(),
                        history(found, page)),
                new CaseView.People(
                        found.persons().stream()
                                .map(person -> persons.view(person, page, form))
                                .toList(),
                        situation.query().at(path + "/persons"),
                        unit.state() == UnitState.APPROVED,
                        outcome));
    }

    private static CaseView.Head head(DeskViews.Situation situation, ReviewCase found) {
        PageContext page = situation.page();
        UnitCase unit = found.unit();
        boolean mine =
                found.claim().filter(claim -> claim.isOf(situation.reviewer())).isPresent();
        return new CaseView.Head(
                unit.unit().toString(),
                unit.round(),
                unit.name(),
                page.text(state(unit.state())),
                look(unit.state()),
                page.text(
                        ReviewPageText.CASE_FACTS,
                        page.text(UnitText.of(unit.category())),
                        page.shortMoment(unit.submittedAt())),
                mine,
                found.claim()
                        .filter(claim -> !mine && found.decidable())
                        .map(claim -> other(situation, claim))
                        .orElse(null),
                done(found, page),
                situation.query().at(DeskQuery.PATH));
    }

    private static CaseView.Other other(DeskViews.Situation situation, Claim claim) {
        PageContext page = situation.page();
        ReviewPageText told =
                claim.wasTakenFrom(situation.reviewer()) ? ReviewPageText.CLAIM_TAKEN_OVER : ReviewPageText.CLAIM;
        return new CaseView.Other(
                claim.staff().toString(),
                page.text(told, claim.name(), page.shortMoment(claim.until())),
                situation.query().at(TakeOverPages.path(claim.unit())));
    }

    private static @Nullable String done(ReviewCase found, PageContext page) {
        return found.present()
                .verdict()
                .filter(verdict -> verdict.outcome() != UnitRound.Outcome.WITHDRAWN)
                .map(verdict -> page.text(
                        verdict.outcome() == UnitRound.Outcome.APPROVED
                                ? ReviewPageText.APPROVED_BY
                                : ReviewPageText.RETURNED_BY,
                        found.name(verdict.by()),
                        page.shortMoment(verdict.at())))
                .orElse(null);
    }

    private static ReviewPageText state(UnitState state) {
        return switch (state) {
            case APPROVED -> ReviewPageText.STATE_APPROVED;
            case RETURNED -> ReviewPageText.STATE_RETURNED;
            default -> ReviewPageText.STATE_SUBMITTED;
        };
    }

    private static String look(UnitState state) {
        return switch (state) {
            case APPROVED -> "good";
            case RETURNED -> "bad";
            default -> "wait";
        };
    }

    private static CaseView.Changes changes(DeskViews.Situation situation, ReviewCase found, String path) {
        PageContext page = situation.page();
        Optional<UnitRound.Verdict> last =
                found.lastReturned().filter(round -> found.decidable()).flatMap(UnitRound::verdict);
        return new CaseView.Changes(
                last.isPresent(),
                situation.all(),
                last.map(verdict -> page.text(
                                ReviewPageText.LAST_RETURNED, found.name(verdict.by()), page.shortMoment(verdict.at())))
                        .orElse(""),
                last.map(verdict -> verdict.reasons().stream()
                                .map(reason -> words(reason, page))
                                .toList())
                        .orElse(List.of()),
                situation.query().at(path),
                situation.query().at(path, java.util.Map.of("all", "1")));
    }

    private static String words(Reason reason, PageContext page) {
        return org.fairgate.review.base.ReviewFields.label(reason.field())
                .map(label -> page.text(ReviewPageText.REASON_ON, page.text(label), reason.text()))
                .orElse(reason.text());
    }

    private static List<CaseView.Section> sections(ReviewCase found, PageContext page, Form form, boolean onlyChanges) {
        List<CaseView.Section> sections = new ArrayList<>();
        for (FormPage formPage : FormPage.values()) {
            List<CaseView.Row> rows = UnitForm.fields(formPage, found.unit().category()).stream()
                    .map(rule -> row(rule, found, page, form))
                    .filter(row -> onlyChanges
                            ? row.changed() || !row.lastReason().isEmpty()
                            : row.changed() || !row.value().isEmpty() || row.picture() != null)
                    .toList();
            if (!rows.isEmpty()) {
                sections.add(new CaseView.Section(page.text(formPage.title()), rows));
            }
        }
        return sections;
    }

    private static CaseView.Row row(FieldRule rule, ReviewCase found, PageContext page, Form form) {
        String field = rule.key();
        boolean picture = rule.type() instanceof FieldType.Document;
        Set<String> changed = found.changed();
        Optional<UnitRound> before = found.lastReturned().filter(round -> changed.contains(field));
        return new CaseView.Row(
                field,
                page.text(rule.label()),
                picture ? "" : value(found.present(), field, page),
                before.isPresent(),
                picture ? "" : before.map(round -> value(round, field, page)).orElse(""),
                picture ? file(found, found.present(), field) : null,
                picture ? before.map(round -> file(found, round, field)).orElse(null) : null,
                found.lastReasons().stream()
                        .filter(reason -> reason.field().equals(field))
                        .map(Reason::text)
                        .collect(Collectors.joining(" ")),
                form.value("reason:" + field));
    }

    private static String value(UnitRound round, String field, PageContext page) {
        return round.values(field).stream()
                .map(choice -> choice.name(page.language()))
                .collect(Collectors.joining(page.text(UnitText.FIELDS_SEPARATOR)));
    }

    private static @Nullable String file(ReviewCase found, UnitRound round, String field) {
        return round.values(field).stream()
                .findFirst()
                .map(choice -> fileAddress(found.unit().unit().toString(), choice.code()))
                .orElse(null);
    }

    /** Where a reviewer reads a file of a unit. */
    public static String fileAddress(String unit, String file) {
        return "/api/v1/review/files/" + unit + "/" + file;
    }

    private static List<CaseView.Check> checks(ReviewCase found, PageContext page) {
        List<CaseView.Check> checks = new ArrayList<>();
        found.account().creditCode().map(CreditCode::value).ifPresent(code -> {
            boolean odd = found.account().creditCodeDoubtful();
            ReviewPageText text = odd ? ReviewPageText.CHECK_CODE_ODD : ReviewPageText.CHECK_CODE_FINE;
            checks.add(new CaseView.Check(page.text(text, code), odd));
        });
        String registered = found.account().name();
        boolean sameName = registered.equals(found.unit().name());
        checks.add(new CaseView.Check(
                sameName
                        ? page.text(ReviewPageText.CHECK_NAME_FINE)
                        : page.text(ReviewPageText.CHECK_NAME_ODD, registered),
                !sameName));
        long warned = found.persons().stream()
                .filter(person -> !PersonViews.warnings(person).isEmpty())
                .count();
        if (warned > 0) {
            checks.add(new CaseView.Check(page.text(ReviewPageText.CHECK_DOCUMENTS_ODD, warned), true));
        }
        count(found, Likeness::photo, ReviewPageText.CHECK_PHOTOS_ODD, page).ifPresent(checks::add);
        count(found, Likeness::document, ReviewPageText.CHECK_DOCUMENTS_BEFORE, page)
                .ifPresent(checks::add);
        return checks;
    }

    /** How many persons have something in common with others; said of each beside it. */
    private static Optional<CaseView.Check> count(
            ReviewCase found, Function<Likeness, Likeness.Count> of, ReviewPageText text, PageContext page) {
        long persons = found.persons().stream()
                .filter(person -> of.apply(person.likeness()).total() > 0)
                .count();
        return persons == 0 ? Optional.empty() : Optional.of(new CaseView.Check(page.text(text, persons), true));
    }

    private static List<String> history(ReviewCase found, PageContext page) {
        List<String> entries = new ArrayList<>();
        for (UnitRound round : found.rounds()) {
            entries.add(
                    page.text(ReviewPageText.HISTORY_SUBMITTED, round.number(), page.shortMoment(round.submittedAt())));
            round.verdict()
                    .ifPresent(verdict -> entries.add(page.text(
                            switch (verdict.outcome()) {
                                case APPROVED -> ReviewPageText.APPROVED_BY;
                                case RETURNED -> ReviewPageText.RETURNED_BY;
                                case WITHDRAWN -> ReviewPageText.WITHDRAWN_AT;
                            },
                            found.name(verdict.by()),
                            page.shortMoment(verdict.at()))));
        }
        return entries.size() > 1 ? entries : List.of();
    }
}
