package org.fairgate.person.page;

import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fairgate.draft.form.DraftForms;
import org.fairgate.draft.form.Option;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonProblem;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.page.Pages;

/** A person that was submitted: only read, but for its entry days while there is no order (R-PER-4, R-PER-8). */
final class LockedPages {
    private final PersonSite.Parts parts;
    private final People people;

    LockedPages(PersonSite.Parts parts, People people) {
        this.parts = parts;
        this.people = people;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(ListView.PATH + "/:personId/entry-days", Access.UNIT, this::saveDays),
                Endpoint.get(
                        ListView.PATH + "/:personId/entry-days",
                        Access.UNIT,
                        call -> Future.succeededFuture(Reply.seeOther(ListView.PATH + "/" + ListPages.id(call)))));
    }

    Future<Reply> show(Call call, FormViews.Shown shown) {
        return draw(call, shown, Optional.empty());
    }

    private Future<Reply> saveDays(Call call) {
        var unit = call.caller().unit();
        return parts.persons()
                .find(unit, ListPages.id(call))
                .compose(person -> Future.succeededFuture(call)
                        .map(LockedPages::days)
                        .compose(days -> parts.persons()
                                .changeEntryDays(unit, person.key().person(), days))
                        .map(changed -> Reply.seeOther(ListView.link(person) + "?done=days"))
                        .recover(cause ->
                                cause instanceof Problem problem && problem.refusal() == PersonProblem.BAD_ENTRY_DAYS
                                        ? again(call, person, problem)
                                        : Future.failedFuture(cause)));
    }

    private Future<Reply> again(Call call, Person person, Problem problem) {
        return people.shown(person)
                .compose(shown -> draw(call, shown, Optional.of(problem)))
                .map(page -> Pages.refusedAs(page, problem));
    }

    /** What is no day at all is answered like a day that is not one of the edition's. */
    private static List<LocalDate> days(Call call) {
        try {
            return call.fields("entryDays").stream().map(LocalDate::parse).toList();
        } catch (DateTimeException notADay) {
            throw PersonProblem.BAD_ENTRY_DAYS.problem();
        }
    }

    private Future<Reply> draw(Call call, FormViews.Shown shown, Optional<Problem> refused) {
        Person person = shown.person();
        boolean open = shown.unit().edition().isOpen(parts.clock().instant());
        DraftForms.Owner owner =
                new DraftForms.Owner(person.key().unit(), person.key().edition(), open);
        return parts.forms().open(owner, FormViews.sheet(person)).map(form -> {
            PageContext page = parts.pages().context(call);
            return parts.pages()
                    .show(
                            call,
                            "person/locked.jte",
                            Map.of("view", view(new Facts(shown, form, page), call, open, refused)));
        });
    }

    private LockedView view(Facts facts, Call call, boolean open, Optional<Problem> refused) {
        Person person = facts.shown().person();
        PageContext page = facts.page();
        Set<String> chosen =
                person.entryDays().stream().map(LocalDate::toString).collect(Collectors.toSet());
        List<Option> days = facts.views().days();
        return new LockedView(
                ListView.link(person),
                facts.views().title(facts.form().value("name")),
                page.text(Words.kind(person.kind())),
                Words.state(person.state(), page),
                person.submittedAt().map(page::shortMoment).orElse(null),
                facts.all(),
                facts.pictures(),
                open && person.entryDaysChangeable(),
                person.cancellable(),
                days,
                refused.isPresent() ? Set.copyOf(call.fields("entryDays")) : chosen,
                call.query("done").isPresent(),
                refused.map(problem ->
                                page.text(problem.refusal(), problem.arguments().toArray()))
                        .orElse(null));
    }
}
