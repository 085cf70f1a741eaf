package org.fairgate.submission.record;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.PersonService;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonTab;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Pages;
import org.fairgate.submission.Submission;
import org.fairgate.submission.SubmissionService;
import org.fairgate.submission.page.SubmissionPages.Wording;
import org.fairgate.unit.UnitDetails;
import org.fairgate.unit.UnitService;
import org.fairgate.unit.UnitState;
import org.fairgate.unit.life.UnitRound;

/** The record of the present submission, to print or keep. */
public final class RecordPages {
    /** More persons than this are counted, not listed. */
    private static final int MOST_PERSONS = 1_000;

    private final Pages pages;
    private final Sources sources;
    private final RecordPress press;
    private final InstantSource clock;

    public RecordPages(Pages pages, Sources sources, RecordPress press, InstantSource clock) {
        this.pages = pages;
        this.sources = sources;
        this.press = press;
        this.clock = clock;
    }

    /** Where a record comes from. */
    public record Sources(
            SubmissionService submissions, UnitService units, PersonService persons, Rounds rounds, Wording wording) {}

    /** Reads what a unit submitted, round by round. */
    @FunctionalInterface
    public interface Rounds {
        /** Every round from the first to the last. */
        Future<List<UnitRound>> of(Submission submission);
    }

    /** What a record is made of. */
    record Material(Submission submission, UnitDetails details, UnitRound round, List<Person> persons) {}

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/submission/record.pdf", Access.UNIT, this::record));
    }

    private Future<Reply> record(Call call) {
        UnitId unit = call.caller().unit();
        return sources.submissions()
                .state(unit)
                .map(RecordPages::submitted)
                .compose(submission -> material(unit, submission))
                .map(material -> new RecordLines(pages.context(call), sources.wording()).of(material, clock.instant()))
                .compose(press::print)
                .map(file -> Reply.bytes(200, "application/pdf", file)
                        .withHeader("Content-Disposition", "inline; filename=\"fairgate-submission.pdf\"")
                        .withHeader("Cache-Control", "private, no-store"));
    }

    private static Submission submitted(Submission submission) {
        if (submission.unit().state() == UnitState.DRAFT) {
            throw HttpProblem.NOT_FOUND.problem();
        }
        return submission;
    }

    private Future<Material> material(UnitId unit, Submission submission) {
        return sources.units()
                .details(unit)
                .compose(details -> sources.rounds()
                        .of(submission)
                        .compose(rounds -> persons(unit, Optional.empty(), new ArrayList<>())
                                .map(persons ->
                                        new Material(submission, details, rounds.get(rounds.size() - 1), persons))));
    }

    private Future<List<Person>> persons(UnitId unit, Optional<PersonId> after, List<Person> found) {
        return sources.persons()
                .list(unit, PersonTab.ALL, after, PersonService.MOST_LISTED)
                .compose(listed -> {
                    listed.persons().stream()
                            .filter(person -> Submission.isSubmitted(person.state()))
                            .forEach(found::add);
                    return listed.next().isPresent() && found.size() < MOST_PERSONS
                            ? persons(unit, listed.next(), found)
                            : Future.succeededFuture(found);
                });
    }
}
