package org.fairgate.review.page.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fairgate.delegation.DelegationService;
import org.fairgate.draft.form.Option;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.form.PersonForm;
import org.fairgate.person.form.PersonWords;
import org.fairgate.person.queue.PersonQueue;
import org.fairgate.platform.page.Form;
import org.fairgate.platform.page.PageContext;
import org.fairgate.review.PersonReview;
import org.fairgate.review.base.Reviewer;
import org.fairgate.review.page.DeskViews;
import org.fairgate.review.page.PersonViews;
import org.fairgate.review.page.model.FilterView;
import org.fairgate.review.page.model.OutcomeView;
import org.fairgate.review.page.model.TabView;
import org.fairgate.unit.UnitState;
import org.fairgate.unit.life.UnitCase;
import org.jspecify.annotations.Nullable;

/** Turns the list of persons into what its page draws. */
public final class PeopleViews {
    private final DelegationService delegations;
    private final DeskViews desk;
    private final PersonViews persons;

    public PeopleViews(DelegationService delegations, DeskViews desk, PersonViews persons) {
        this.delegations = delegations;
        this.desk = desk;
        this.persons = persons;
    }

    /** Who reads which list. */
    record Situation(PageContext page, PeopleQuery query, Reviewer reviewer) {}

    /** What was read. */
    record Found(PersonReview.Page page, Map<PersonState, Integer> counts, long matching, Instant asOf) {}

    /** What was typed into the form, and what became of the last one. */
    record Typed(Form form, @Nullable OutcomeView outcome) {}

    DelegationService delegations() {
        return delegations;
    }

    PeopleView view(Situation situation, Found found, Typed typed) {
        PageContext page = situation.page();
        PeopleQuery query = situation.query();
        PersonWords words = persons.words(page);
        boolean possible = query.state() == PersonState.SUBMITTED;
        return new PeopleView(
                tabs(query, found.counts(), words),
                new FilterView(
                        PeopleQuery.PATH,
                        query.state().code(),
                        new FilterView.Chosen("", query.node(), ""),
                        false,
                        desk.nodes(situation.reviewer(), page),
                        List.of(),
                        new PeopleQuery(query.state(), "", "").address()),
                found.page().persons().stream()
                        .map(person -> row(person, found, new Cell(page, words, typed.form(), possible)))
                        .toList(),
                found.page()
                        .next()
                        .map(next -> query.cursor(next.text()).address())
                        .orElse(null),
                new PeopleView.Deciding(
                        possible,
                        query.address(),
                        found.asOf().toString(),
                        found.matching(),
                        PersonReview.TYPED_ABOVE,
                        fields(words),
                        typed.form()),
                typed.outcome());
    }

    private record Cell(PageContext page, PersonWords words, Form form, boolean possible) {}

    private static List<TabView> tabs(PeopleQuery query, Map<PersonState, Integer> counts, PersonWords words) {
        return PeopleQuery.TABS.stream()
                .map(state -> new TabView(
                        words.state(state.code()),
                        count(counts.getOrDefault(state, 0)),
                        query.state(state).address(),
                        state == query.state()))
                .toList();
    }

    private static String count(int counted) {
        return counted >= PersonQueue.MOST_COUNTED ? PersonQueue.MOST_COUNTED + "+" : Integer.toString(counted);
    }

    private PeopleView.Row row(Person person, Found found, Cell cell) {
        UnitCase unit = found.page().units().get(person.key().unit());
        String choice = person.key().unit() + "_" + person.key().person() + "_" + person.round();
        return new PeopleView.Row(
                choice,
                person.summary().name(),
                PersonViews.photo(person),
                person.summary().documentMasked(),
                new PeopleView.Belongs(
                        unit == null ? "–" : unit.name(),
                        "/staff/review/units/" + person.key().unit(),
                        unit != null && unit.state() == UnitState.APPROVED),
                since(person, found.asOf(), cell.page()),
                new PeopleView.Standing(
                        cell.words().state(person.state().code()),
                        PersonViews.look(person.state()),
                        person.tag().map(cell.words()::tag).orElse("")),
                cell.possible(),
                cell.form().has("person", choice));
    }

    private static String since(Person person, Instant now, PageContext page) {
        return person.submittedAt()
                .map(at -> DeskViews.waiting(Duration.between(at, now), page))
                .orElse("");
    }

    /** What a reason may be about, each name once. */
    private static List<Option> fields(PersonWords words) {
        Map<String, String> fields = new LinkedHashMap<>();
        Arrays.stream(PersonKind.values())
                .flatMap(kind -> PersonForm.fields(kind).stream())
                .forEach(field -> fields.putIfAbsent(field.name(), words.label(field)));
        return fields.entrySet().stream()
                .map(field -> new Option(field.getKey(), field.getValue(), "", ""))
                .toList();
    }
}
