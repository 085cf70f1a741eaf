package org.fairgate.review.page.people;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.account.staff.StaffTask;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.PersonState;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Form;
import org.fairgate.platform.page.Pages;
import org.fairgate.review.BulkResult;
import org.fairgate.review.PersonDecision;
import org.fairgate.review.PersonReview;
import org.fairgate.review.UnitReview;
import org.fairgate.review.base.ReviewProblem;
import org.fairgate.review.base.Reviewer;
import org.fairgate.review.page.DeskPages;
import org.fairgate.review.page.Outcomes;
import org.fairgate.review.page.Reasons;
import org.fairgate.review.page.model.OutcomeView;
import org.fairgate.review.page.model.ReviewPageText;
import org.fairgate.unit.Reason;

/** Persons of all units: the list, and decisions on those chosen or on all that match. */
public final class PeoplePages {
    /** What the staff's home page offers. */
    public static final StaffTask TASK = new StaffTask(
            DeskPages.REVIEWERS, ReviewPageText.PEOPLE_TITLE, ReviewPageText.PEOPLE_LEAD, PeopleQuery.PATH);

    private static final int PAGE = 50;

    private final Pages pages;
    private final UnitReview units;
    private final PersonReview persons;
    private final PeopleViews views;
    private final InstantSource clock;

    public PeoplePages(Pages pages, UnitReview units, PersonReview persons, PeopleViews views, InstantSource clock) {
        this.pages = pages;
        this.units = units;
        this.persons = persons;
        this.views = views;
        this.clock = clock;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(PeopleQuery.PATH, DeskPages.REVIEWERS, this::show),
                Endpoint.post(PeopleQuery.PATH, DeskPages.REVIEWERS, this::decide));
    }

    private Future<Reviewer> reviewer(Call call) {
        return units.reviewer(call.caller().staff());
    }

    private Future<Reply> show(Call call) {
        PeopleQuery query = PeopleQuery.of(call);
        return reviewer(call)
                .compose(reviewer -> drawn(call, query, reviewer, new PeopleViews.Typed(Form.empty(), null)));
    }

    private Future<Reply> drawn(Call call, PeopleQuery query, Reviewer reviewer, PeopleViews.Typed typed) {
        var asked = query.query(views.delegations());
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return persons.page(reviewer, asked, PAGE)
                .compose(page -> persons.counts(reviewer, asked.node())
                        .compose(counts -> matching(reviewer, query, asOf)
                                .map(matching -> pages.show(
                                        call,
                                        "review/people.jte",
                                        Map.of(
                                                "view",
                                                views.view(
                                                        new PeopleViews.Situation(pages.context(call), query, reviewer),
                                                        new PeopleViews.Found(page, counts, matching, asOf),
                                                        typed))))));
    }

    /** Only where something can be decided does the number matter. */
    private Future<Long> matching(Reviewer reviewer, PeopleQuery query, Instant asOf) {
        return query.state() == PersonState.SUBMITTED
                ? persons.matching(reviewer, query.query(views.delegations()), asOf)
                : Future.succeededFuture(0L);
    }

    private Future<Reply> decide(Call call) {
        PeopleQuery query = PeopleQuery.of(call);
        Form typed = Form.of(call.allFields());
        return reviewer(call)
                .compose(reviewer -> Future.succeededFuture(call)
                        .compose(sent -> decided(sent, query, reviewer))
                        .compose(result -> outcome(call, reviewer, result))
                        .compose(outcome -> drawn(call, query, reviewer, new PeopleViews.Typed(Form.empty(), outcome)))
                        .recover(cause -> again(call, query, reviewer, typed, cause)));
    }

    private Future<OutcomeView> outcome(Call call, Reviewer reviewer, BulkResult result) {
        return persons.of(reviewer, result)
                .map(who -> new ResultFile(pages.context(call), who))
                .map(file ->
                        Outcomes.view(result, pages.context(call), file.names()).with(file.address(result)));
    }

    private Future<BulkResult> decided(Call call, PeopleQuery query, Reviewer reviewer) {
        PersonDecision decision = decision(call);
        if (call.field("whom").filter("all"::equals).isPresent()) {
            var everybody = new PersonReview.Everybody(query.query(views.delegations()), asOf(call), typed(call));
            return persons.decideAll(reviewer, decision, everybody);
        }
        List<PersonReview.Each> chosen = new ArrayList<>();
        call.fields("person").forEach(choice -> chosen.add(new PersonReview.Each(item(choice), decision)));
        return persons.decide(reviewer, chosen);
    }

    private static PersonDecision decision(Call call) {
        String choice = call.field("decision").orElse("");
        if (choice.equals("return")) {
            String text = call.field("reason").orElse("");
            return PersonDecision.returned(
                    text.isBlank()
                            ? List.<Reason>of()
                            : List.of(Reasons.of(call.field("field").orElse(""), text)));
        }
        try {
            return PersonDecision.tagged(Tag.parse(choice));
        } catch (InvalidValue none) {
            throw ReviewProblem.BAD_DECISION.problem();
        }
    }

    private static Instant asOf(Call call) {
        try {
            return Instant.parse(call.field("asOf").orElse(""));
        } catch (DateTimeParseException notOurs) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
    }

    private static Optional<Long> typed(Call call) {
        return call.field("confirm")
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Long::parseLong);
    }

    /** Unit, person and round, as the list wrote them. */
    private static BulkResult.Item item(String choice) {
        String[] parts = choice.split("_", -1);
        try {
            if (parts.length != 3 || !parts[2].matches("[1-9][0-9]{0,5}")) {
                throw HttpProblem.BAD_REQUEST.problem();
            }
            return new BulkResult.Item(UnitId.parse(parts[0]), PersonId.parse(parts[1]), Integer.parseInt(parts[2]));
        } catch (InvalidValue notOurs) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
    }

    private Future<Reply> again(Call call, PeopleQuery query, Reviewer reviewer, Form typed, Throwable cause) {
        if (!(cause instanceof Problem problem) || problem.refusal().status() >= 500) {
            return Future.failedFuture(cause);
        }
        String field = field(problem);
        Form refused = typed.wrong(field, pages.context(call).firstOf(problem));
        return drawn(call, query, reviewer, new PeopleViews.Typed(refused, null))
                .map(reply -> reply.withStatus(problem.refusal().status()));
    }

    /** The control with which a refusal is put right. */
    private static String field(Problem problem) {
        if (problem.refusal() == ReviewProblem.COUNT_DIFFERS) {
            return "confirm";
        }
        boolean reason =
                problem.refusal() == ReviewProblem.REASON_MISSING || problem.refusal() == ReviewProblem.BAD_REASON;
        return reason ? "reason" : "";
    }
}
