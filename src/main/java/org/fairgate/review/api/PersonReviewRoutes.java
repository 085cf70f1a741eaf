package org.fairgate.review.api;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.PersonState;
import org.fairgate.platform.http.BodyRule;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.platform.text.Texts;
import org.fairgate.review.BulkResult;
import org.fairgate.review.PersonDecision;
import org.fairgate.review.PersonReview;
import org.fairgate.review.PersonsQuery;
import org.fairgate.review.UnitReview;
import org.fairgate.review.base.ReviewProblem;
import org.fairgate.review.base.Reviewer;
import org.jspecify.annotations.Nullable;

/** The JSON API of persons under review. */
public final class PersonReviewRoutes {
    /** Room for as many persons as one request may name. */
    private static final BodyRule BODY = BodyRule.ofBytes(256 * PersonReview.MOST_AT_ONCE);

    private final UnitReview units;
    private final PersonReview persons;
    private final Texts texts;

    /** @param units tells who the reviewer is */
    public PersonReviewRoutes(UnitReview units, PersonReview persons, Texts texts) {
        this.units = units;
        this.persons = persons;
        this.texts = texts;
    }

    /** The routes of this feature. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/v1/review/persons", Queries.REVIEWERS, call -> as(call, this::page)),
                Endpoint.get("/api/v1/review/persons/counts", Queries.REVIEWERS, call -> as(call, this::counts)),
                Endpoint.post("/api/v1/review/persons/decisions", Queries.REVIEWERS, this::decide)
                        .with(BODY));
    }

    record ItemBody(
            @Nullable String unitId,
            @Nullable String personId,
            @Nullable Integer round) {}

    record AllBody(
            @Nullable String delegationId,
            @Nullable String asOf,
            @Nullable Long count) {}

    record DecisionsBody(
            @Nullable String decision,
            @Nullable String tag,
            @Nullable List<Queries.ReasonBody> reasons,
            @Nullable List<ItemBody> persons,
            @Nullable AllBody all) {}

    private Future<Reply> as(Call call, BiFunction<Call, Reviewer, Future<Reply>> work) {
        return units.reviewer(call.caller().staff()).compose(reviewer -> work.apply(call, reviewer));
    }

    private Future<Reply> page(Call call, Reviewer reviewer) {
        PersonsQuery query = new PersonsQuery(
                state(call.query("state").orElse(PersonState.SUBMITTED.code())),
                Queries.node(call.query("delegationId")),
                call.query("cursor").map(Cursor::parse).orElse(Cursor.OLDEST));
        return persons.page(reviewer, query, Queries.limit(call)).map(found -> Reply.json(ReviewViews.persons(found)));
    }

    private static PersonState state(String code) {
        try {
            PersonState state = PersonState.parse(code);
            if (state == PersonState.DRAFT) {
                throw HttpProblem.BAD_REQUEST.problem();
            }
            return state;
        } catch (InvalidValue unknown) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
    }

    private Future<Reply> counts(Call call, Reviewer reviewer) {
        return persons.counts(reviewer, Queries.node(call.query("delegationId")))
                .map(counts -> Reply.json(ReviewViews.personCounts(counts)));
    }

    private Future<Reply> decide(Call call) {
        DecisionsBody body = call.json(DecisionsBody.class);
        return as(call, (same, reviewer) -> decide(same, reviewer, body));
    }

    private Future<Reply> decide(Call call, Reviewer reviewer, DecisionsBody body) {
        PersonDecision decision = decision(body);
        boolean everybody = body.all() != null;
        if (everybody == (body.persons() != null)) {
            throw ReviewProblem.BAD_SELECTION.problem();
        }
        Future<BulkResult> result = body.all() == null
                ? persons.decide(reviewer, each(body.persons(), decision))
                : persons.decideAll(reviewer, decision, everybody(body.all()));
        return result.map(done -> Reply.json(new ReviewViews(texts, call.language(), reviewer).result(done)));
    }

    private static PersonDecision decision(DecisionsBody body) {
        String kind = body.decision() == null ? "" : body.decision();
        return switch (kind) {
            case "tag" -> tagged(body);
            case "return" -> PersonDecision.returned(Queries.reasons(body.reasons()));
            default -> throw ReviewProblem.BAD_DECISION.problem();
        };
    }

    private static PersonDecision tagged(DecisionsBody body) {
        try {
            return new PersonDecision(
                    Optional.of(Tag.parse(body.tag() == null ? "" : body.tag())), Queries.reasons(body.reasons()));
        } catch (InvalidValue unknown) {
            throw ReviewProblem.BAD_DECISION.problem();
        }
    }

    private static List<PersonReview.Each> each(@Nullable List<ItemBody> bodies, PersonDecision decision) {
        return bodies == null
                ? List.of()
                : bodies.stream()
                        .map(body -> new PersonReview.Each(item(body), decision))
                        .toList();
    }

    private static BulkResult.Item item(ItemBody body) {
        try {
            return new BulkResult.Item(
                    UnitId.parse(body.unitId() == null ? "" : body.unitId()),
                    PersonId.parse(body.personId() == null ? "" : body.personId()),
                    Queries.round(body.round()));
        } catch (InvalidValue notAnId) {
            throw HttpProblem.INVALID_INPUT.problem();
        }
    }

    private static PersonReview.Everybody everybody(AllBody body) {
        try {
            PersonsQuery query = new PersonsQuery(
                    PersonState.SUBMITTED, Queries.node(Optional.ofNullable(body.delegationId())), Cursor.OLDEST);
            Instant asOf = Instant.parse(body.asOf() == null ? "" : body.asOf());
            return new PersonReview.Everybody(query, asOf, Optional.ofNullable(body.count()));
        } catch (DateTimeParseException notATime) {
            throw HttpProblem.INVALID_INPUT.problem();
        }
    }
}
