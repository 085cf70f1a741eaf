package org.fairgate.submission.page;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.PersonService;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonTab;
import org.fairgate.person.form.PersonWords;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.BodyRule;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.page.Pages;
import org.fairgate.submission.Submission;
import org.fairgate.submission.SubmissionService;
import org.fairgate.unit.UnitPreview;
import org.fairgate.unit.UnitService;
import org.fairgate.unit.page.PreviewView;
import org.fairgate.unit.page.StandingView;

/** The page on which everything is checked once more and submitted. */
public final class SubmissionPages {
    static final String PATH = "/submission";

    /** A thousand ids in a form. */
    private static final BodyRule BODY = BodyRule.ofBytes(64 * 1024);

    private final Pages pages;
    private final Sources sources;
    private final InstantSource clock;

    public SubmissionPages(Pages pages, Sources sources, InstantSource clock) {
        this.pages = pages;
        this.sources = sources;
        this.clock = clock;
    }

    /** Where the pages get what they show. */
    public record Sources(SubmissionService submissions, UnitService units, PersonService persons, Wording wording) {}

    /** Names of the codes that persons hold, in the reader's language. */
    @FunctionalInterface
    public interface Wording {
        /** The names for this page. */
        PersonWords of(PageContext page);
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(PATH, Access.UNIT, call -> show(call, Optional.empty())),
                Endpoint.post(PATH, Access.UNIT, this::submit).with(BODY));
    }

    /** The unit, how far its submission is, and who is still to be submitted. */
    private record Found(Submission submission, UnitPreview preview, List<PersonService.Checked> persons) {}

    private Future<Found> read(UnitId unit) {
        return sources.submissions()
                .state(unit)
                .compose(submission -> sources.units()
                        .preview(unit)
                        .compose(preview -> unsubmitted(unit).map(persons -> new Found(submission, preview, persons))));
    }

    /** Those who were sent back first; no more than a list shows at once. */
    private Future<List<PersonService.Checked>> unsubmitted(UnitId unit) {
        return listed(unit, PersonTab.RETURNED, PersonService.MOST_LISTED)
                .compose(returned -> listed(unit, PersonTab.DRAFT, PersonService.MOST_LISTED - returned.size())
                        .map(drafts -> {
                            List<Person> all = new ArrayList<>(returned);
                            all.addAll(drafts);
                            return all;
                        }))
                .compose(persons -> sources.persons().check(persons));
    }

    private Future<List<Person>> listed(UnitId unit, PersonTab tab, int most) {
        return most == 0
                ? Future.succeededFuture(List.of())
                : sources.persons().list(unit, tab, Optional.empty(), most).map(PersonService.Listed::persons);
    }

    private Future<Reply> show(Call call, Optional<Problem> refused) {
        return read(call.caller().unit()).map(found -> {
            PageContext page = pages.context(call);
            CheckView view = view(found, page, refused, call.query("withdrawn").isPresent());
            Reply drawn = pages.show(call, "submission/check.jte", Map.of("view", view));
            return refused.map(problem -> Pages.refusedAs(drawn, problem)).orElse(drawn);
        });
    }

    private CheckView view(Found found, PageContext page, Optional<Problem> refused, boolean withdrawn) {
        Submission submission = found.submission();
        PersonWords words = sources.wording().of(page);
        boolean editable = submission.unit().state().editable();
        boolean open = found.preview().details().edition().isOpen(clock.instant());
        return new CheckView(
                open,
                withdrawn,
                StandingView.of(submission.unit(), submission.reasons(), page),
                editable ? Optional.of(PreviewView.of(found.preview(), open, page)) : Optional.empty(),
                found.persons().stream()
                        .map(one -> PersonCard.of(one, words, page))
                        .toList(),
                submission.unsubmitted(),
                submission.submitted(),
                refused.map(page::firstOf));
    }

    private Future<Reply> submit(Call call) {
        UnitId unit = call.caller().unit();
        return Pages.orShown(
                Future.succeededFuture(call)
                        .map(SubmissionPages::chosen)
                        .compose(chosen -> call.field("confirmed").isEmpty()
                                ? asked(call, chosen)
                                : sources.submissions()
                                        .submit(unit, chosen)
                                        .map(done -> Reply.seeOther(ResultPages.PATH))),
                problem -> show(call, Optional.of(problem)));
    }

    private static Set<PersonId> chosen(Call call) {
        Set<PersonId> chosen = new LinkedHashSet<>();
        for (String id : call.fields("person")) {
            try {
                chosen.add(PersonId.parse(id));
            } catch (InvalidValue notAnId) {
                throw HttpProblem.BAD_REQUEST.problem();
            }
        }
        return chosen;
    }

    private Future<Reply> asked(Call call, Set<PersonId> chosen) {
        return read(call.caller().unit())
                .map(found -> pages.show(
                        call,
                        "submission/confirm.jte",
                        Map.of(
                                "view",
                                new Question(pages.context(call)).submit(found.submission(), named(found, chosen)))));
    }

    /** The persons chosen with their names; one that is not among the unsubmitted is refused when it comes to that. */
    private static Question.Chosen named(Found found, Set<PersonId> chosen) {
        List<String> names = found.persons().stream()
                .filter(one -> chosen.contains(one.person().key().person()))
                .map(one -> one.result().value("name"))
                .toList();
        String typed = found.preview().pages().stream()
                .flatMap(page -> page.fields().stream())
                .filter(field -> field.rule().key().equals("unit/name"))
                .flatMap(field -> field.codes().stream())
                .findFirst()
                .orElse("");
        boolean withdrawal = found.preview().details().edition().withdrawalAllowed();
        return new Question.Chosen(
                typed, chosen.stream().map(PersonId::toString).toList(), names, withdrawal);
    }
}
