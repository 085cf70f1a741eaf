package org.fairgate.review.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.edition.Choice;
import org.fairgate.kernel.CreditCode;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonRound;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.queue.Likeness;
import org.fairgate.platform.text.Texts;
import org.fairgate.review.BulkResult;
import org.fairgate.review.PersonCase;
import org.fairgate.review.PersonReview;
import org.fairgate.review.QueueItem;
import org.fairgate.review.ReviewCase;
import org.fairgate.review.ReviewTab;
import org.fairgate.review.UnitReview;
import org.fairgate.review.base.ReviewFields;
import org.fairgate.review.base.Reviewer;
import org.fairgate.review.claim.Claim;
import org.fairgate.unit.Reason;
import org.fairgate.unit.life.UnitCase;
import org.fairgate.unit.life.UnitRound;
import org.jspecify.annotations.Nullable;

/** Queues, cases and results as the API gives them, in one language and for one reader. */
final class ReviewViews {
    private final Texts texts;
    private final Language language;
    private final Reviewer reader;

    ReviewViews(Texts texts, Language language, Reviewer reader) {
        this.texts = texts;
        this.language = language;
        this.reader = reader;
    }

    record ClaimView(String staffId, String name, boolean mine, boolean takenOver, Instant until) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record UnitView(
            String unitId,
            String name,
            String category,
            Optional<String> delegationId,
            String state,
            int round,
            Instant submittedAt,
            Optional<Instant> openedAt,
            Optional<Instant> decidedAt,
            Optional<ClaimView> claim) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record UnitsView(List<UnitView> units, Optional<String> next) {}

    record ValueView(String value, String text) {}

    record ReasonView(String field, String text) {}

    record FieldView(String field, String label, List<ValueView> values, boolean changed, List<ValueView> before) {}

    record ReturnView(List<ReasonView> reasons, String by, Instant at) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record CaseView(
            UnitView unit,
            Optional<String> creditCode,
            boolean creditCodeDoubtful,
            String registeredName,
            List<FieldView> fields,
            Optional<ReturnView> lastReturn,
            List<PersonCaseView> persons) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record PersonView(
            String unitId,
            String unitName,
            boolean unitApproved,
            String personId,
            String kind,
            String name,
            String documentType,
            String documentMasked,
            String state,
            Optional<String> tag,
            int round,
            Optional<Instant> submittedAt) {}

    record PersonFieldView(String field, List<String> values, boolean changed, List<String> before) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record PersonCaseView(
            PersonView person, List<PersonFieldView> fields, List<ReasonView> lastReasons, LikenessView likeness) {}

    record LikenessView(int photoInUnit, int photoElsewhere, int documentInUnit, int documentElsewhere) {
        static LikenessView of(Likeness found) {
            return new LikenessView(
                    found.photo().within(),
                    found.photo().elsewhere(),
                    found.document().within(),
                    found.document().elsewhere());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record PersonsView(List<PersonView> persons, Optional<String> next) {}

    record ItemView(String unitId, String personId) {
        static ItemView of(BulkResult.Item item) {
            return new ItemView(item.unit().toString(), item.person().toString());
        }
    }

    record SkippedView(String unitId, String personId, String code, String detail) {}

    record ResultView(List<ItemView> done, List<SkippedView> skipped, List<ItemView> failed, long left) {}

    UnitsView units(UnitReview.Page page) {
        return new UnitsView(
                page.items().stream().map(this::unit).toList(), page.next().map(next -> next.text()));
    }

    private UnitView unit(QueueItem item) {
        return unit(item.unit(), item.claim());
    }

    private UnitView unit(UnitCase unit, Optional<Claim> claim) {
        return new UnitView(
                unit.unit().toString(),
                unit.name(),
                unit.category().code(),
                unit.node().map(Object::toString),
                unit.state().code(),
                unit.round(),
                unit.submittedAt(),
                unit.openedAt(),
                unit.decidedAt(),
                claim.map(this::claim));
    }

    ClaimView claim(Claim claim) {
        return new ClaimView(
                claim.staff().toString(), claim.name(), claim.isOf(reader), claim.wasTakenFrom(reader), claim.until());
    }

    static Map<String, Long> counts(UnitReview.Counts counts) {
        Map<String, Long> byTab = new java.util.LinkedHashMap<>();
        for (ReviewTab tab : ReviewTab.values()) {
            byTab.put(tab.code(), counts.of(tab));
        }
        return byTab;
    }

    CaseView caseOf(ReviewCase found) {
        return new CaseView(
                unit(found.unit(), found.claim()),
                found.account().creditCode().map(CreditCode::value),
                found.account().creditCodeDoubtful(),
                found.account().name(),
                fields(found),
                found.lastReturned()
                        .flatMap(UnitRound::verdict)
                        .map(verdict ->
                                new ReturnView(reasons(verdict.reasons()), found.name(verdict.by()), verdict.at())),
                found.persons().stream()
                        .map(person -> personCase(person, found.unit()))
                        .toList());
    }

    /** Every field that has a value now, and those that were emptied since it was sent back. */
    private List<FieldView> fields(ReviewCase found) {
        List<String> names = new ArrayList<>(
                found.present().fields().stream().map(UnitRound.Field::name).toList());
        found.changed().stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names.stream().map(name -> field(found, name)).toList();
    }

    private FieldView field(ReviewCase found, String name) {
        boolean changed = found.changed().contains(name);
        return new FieldView(
                name,
                ReviewFields.label(name)
                        .map(label -> texts.get(language, label))
                        .orElse(name),
                values(found.present().values(name)),
                changed,
                changed
                        ? found.lastReturned()
                                .map(round -> values(round.values(name)))
                                .orElse(List.of())
                        : List.of());
    }

    private List<ValueView> values(List<Choice> values) {
        return values.stream()
                .map(value -> new ValueView(value.code(), value.name(language)))
                .toList();
    }

    private static List<ReasonView> reasons(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> new ReasonView(reason.field(), reason.text()))
                .toList();
    }

    private static PersonCaseView personCase(PersonCase found, UnitCase unit) {
        Optional<PersonRound> present = found.present();
        List<PersonFieldView> fields = present.map(round -> round.fields().keySet().stream()
                        .sorted()
                        .map(name -> new PersonFieldView(
                                name,
                                PersonCase.values(round, name),
                                found.changed().contains(name),
                                found.lastReturned()
                                        .filter(before -> found.changed().contains(name))
                                        .map(before -> PersonCase.values(before, name))
                                        .orElse(List.of())))
                        .toList())
                .orElse(List.of());
        return new PersonCaseView(
                person(found.person(), unit), fields, reasons(found.lastReasons()), LikenessView.of(found.likeness()));
    }

    private static PersonView person(Person person, @Nullable UnitCase unit) {
        return new PersonView(
                person.key().unit().toString(),
                unit == null ? "" : unit.name(),
                unit != null && unit.state() == org.fairgate.unit.UnitState.APPROVED,
                person.key().person().toString(),
                person.kind().code(),
                person.summary().name(),
                person.summary().documentType(),
                person.summary().documentMasked(),
                person.state().code(),
                person.tag().map(Tag::code),
                person.round(),
                person.submittedAt());
    }

    static PersonsView persons(PersonReview.Page page) {
        Map<UnitId, UnitCase> units = page.units();
        return new PersonsView(
                page.persons().stream()
                        .map(person -> person(person, units.get(person.key().unit())))
                        .toList(),
                page.next().map(next -> next.text()));
    }

    static Map<String, Integer> personCounts(Map<PersonState, Integer> counts) {
        Map<String, Integer> byState = new java.util.TreeMap<>();
        counts.forEach((state, count) -> byState.put(state.code(), count));
        return byState;
    }

    ResultView result(BulkResult result) {
        return new ResultView(
                result.done().stream().map(ItemView::of).toList(),
                result.skipped().stream()
                        .map(refused -> new SkippedView(
                                refused.item().unit().toString(),
                                refused.item().person().toString(),
                                refused.why().key(),
                                texts.get(language, refused.why())))
                        .toList(),
                result.failed().stream().map(ItemView::of).toList(),
                result.left());
    }
}
