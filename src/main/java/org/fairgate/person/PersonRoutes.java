package org.fairgate.person;

import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.person.base.PersonProblem;
import org.fairgate.person.base.PersonTab;
import org.fairgate.person.form.PersonWords;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.text.Texts;
import org.fairgate.unit.form.Choices;
import org.jspecify.annotations.Nullable;

/** The JSON API of a unit's persons. What is typed of them is saved as drafts. */
public final class PersonRoutes {
    private static final int USUAL_LIMIT = 50;
    private static final int MOST_DAYS = 31;

    private final PersonService persons;
    private final Texts texts;
    private final Choices choices;

    public PersonRoutes(PersonService persons, Texts texts, Choices choices) {
        this.persons = persons;
        this.texts = texts;
        this.choices = choices;
    }

    /** The routes of this feature. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/v1/persons", Access.UNIT, this::list),
                Endpoint.post("/api/v1/persons", Access.UNIT, this::add),
                Endpoint.get("/api/v1/persons/:personId", Access.UNIT, this::read),
                Endpoint.delete("/api/v1/persons/:personId", Access.UNIT, this::remove),
                Endpoint.post("/api/v1/persons/:personId/cancellation", Access.UNIT, this::cancel),
                Endpoint.get("/api/v1/persons/:personId/check", Access.UNIT, this::check),
                Endpoint.put("/api/v1/persons/:personId/entry-days", Access.UNIT, this::changeEntryDays));
    }

    record NewPerson(@Nullable String kind) {}

    record EntryDays(@Nullable List<String> entryDays) {}

    private Future<Reply> list(Call call) {
        PersonTab tab = call.query("tab", PersonTab::parse).orElse(PersonTab.ALL);
        Optional<PersonId> after = call.query("cursor", PersonId::parse);
        int limit = call.limit(USUAL_LIMIT, PersonService.MOST_LISTED);
        return persons.list(call.caller().unit(), tab, after, limit)
                .compose(listed -> persons.counts(call.caller().unit())
                        .map(counts -> Reply.json(PersonViews.list(listed, counts))));
    }

    private Future<Reply> add(Call call) {
        return persons.add(call.caller().unit(), kind(call.json(NewPerson.class)))
                .map(person -> Reply.json(201, PersonViews.person(person))
                        .withHeader(
                                "Location", "/api/v1/persons/" + person.key().person()));
    }

    private static PersonKind kind(NewPerson body) {
        try {
            return PersonKind.parse(body.kind() == null ? "" : body.kind());
        } catch (InvalidValue unknown) {
            throw HttpProblem.INVALID_INPUT
                    .problem()
                    .errors(List.of(new FieldProblem("/kind", HttpProblem.INVALID_INPUT)));
        }
    }

    private Future<Reply> read(Call call) {
        return persons.find(call.caller().unit(), id(call)).map(person -> Reply.json(PersonViews.person(person)));
    }

    private Future<Reply> remove(Call call) {
        return persons.remove(call.caller().unit(), id(call)).map(done -> Reply.noContent());
    }

    private Future<Reply> cancel(Call call) {
        return persons.cancel(call.caller().unit(), id(call)).map(person -> Reply.json(PersonViews.person(person)));
    }

    private Future<Reply> check(Call call) {
        PersonWords words = new PersonWords(texts, choices, call.language());
        return persons.check(call.caller().unit(), id(call))
                .map(checked -> Reply.json(PersonViews.check(checked, words)));
    }

    private Future<Reply> changeEntryDays(Call call) {
        return persons.changeEntryDays(call.caller().unit(), id(call), days(call.json(EntryDays.class)))
                .map(person -> Reply.json(PersonViews.person(person)));
    }

    private static List<LocalDate> days(EntryDays body) {
        List<String> typed = body.entryDays() == null ? List.of() : body.entryDays();
        if (typed.size() > MOST_DAYS) {
            throw PersonProblem.BAD_ENTRY_DAYS.problem();
        }
        try {
            return typed.stream().map(LocalDate::parse).toList();
        } catch (DateTimeException notADay) {
            throw PersonProblem.BAD_ENTRY_DAYS.problem();
        }
    }

    private static PersonId id(Call call) {
        return call.pathParam("personId", PersonId::parse, PersonProblem.NO_SUCH_PERSON);
    }
}
