package org.fairgate.person.page;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonProblem;
import org.fairgate.person.base.PersonTab;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.PageContext;
import org.jspecify.annotations.Nullable;

/** The list of persons, adding one, deleting one that was never submitted (R-PER-2), and giving one up. */
final class ListPages {
    private static final int PAGE = 50;
    private static final String NEW = ListView.PATH + "/new";

    private final PersonSite.Parts parts;

    ListPages(PersonSite.Parts parts) {
        this.parts = parts;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(ListView.PATH, Access.UNIT, this::show),
                Endpoint.get(NEW, Access.UNIT, this::choose),
                Endpoint.post(ListView.PATH, Access.UNIT, this::add),
                Endpoint.get(ListView.PATH + "/:personId/delete", Access.UNIT, this::askToDelete),
                Endpoint.post(ListView.PATH + "/:personId/delete", Access.UNIT, this::delete),
                Endpoint.get(ListView.PATH + "/:personId/cancel", Access.UNIT, this::askToCancel),
                Endpoint.post(ListView.PATH + "/:personId/cancel", Access.UNIT, this::cancel));
    }

    private Future<Reply> show(Call call) {
        PersonTab tab = tab(call);
        var unit = call.caller().unit();
        return parts.units()
                .details(unit)
                .compose(details -> parts.persons()
                        .counts(unit)
                        .compose(counts -> parts.persons()
                                .list(unit, tab, cursor(call), PAGE)
                                .map(found -> {
                                    PageContext page = parts.pages().context(call);
                                    boolean open = details.edition()
                                            .isOpen(parts.clock().instant());
                                    ListView view = new ListView(
                                            ListView.lead(counts, page),
                                            done(call, page),
                                            open,
                                            counts.of(PersonTab.ALL),
                                            open && counts.unsubmitted() > 0 ? ListView.SUBMISSION : null,
                                            ListView.tabs(counts, tab, page),
                                            found.persons().stream()
                                                    .map(person -> ListView.Row.of(person, page))
                                                    .toList(),
                                            found.next()
                                                    .map(next -> more(tab, next))
                                                    .orElse(null));
                                    return parts.pages().show(call, "person/list.jte", Map.of("view", view));
                                })));
    }

    /** What is no cursor begins at the beginning. */
    private static Optional<PersonId> cursor(Call call) {
        try {
            return call.query("cursor").map(PersonId::parse);
        } catch (InvalidValue notAnId) {
            return Optional.empty();
        }
    }

    private static String more(PersonTab tab, PersonId next) {
        return ListView.PATH + "?" + (tab == PersonTab.ALL ? "" : "tab=" + tab.code() + "&") + "cursor=" + next;
    }

    private static @Nullable String done(Call call, PageContext page) {
        return switch (call.query("done").orElse("")) {
            case "deleted" -> page.text(PersonPageText.DELETED);
            case "cancelled" -> page.text(PersonPageText.CANCELLED);
            default -> null;
        };
    }

    /** An unknown tab shows everybody. */
    private static PersonTab tab(Call call) {
        try {
            return PersonTab.parse(call.query("tab").orElse(PersonTab.ALL.code()));
        } catch (InvalidValue unknown) {
            return PersonTab.ALL;
        }
    }

    private Future<Reply> choose(Call call) {
        return parts.units()
                .details(call.caller().unit())
                .map(details -> parts.pages()
                        .show(
                                call,
                                "person/new.jte",
                                Map.of(
                                        "open",
                                        details.edition().isOpen(parts.clock().instant()))));
    }

    private Future<Reply> add(Call call) {
        return parts.persons()
                .add(call.caller().unit(), kind(call))
                .map(person -> Reply.seeOther(ListView.link(person)));
    }

    private static PersonKind kind(Call call) {
        try {
            return PersonKind.parse(call.field("kind").orElse(""));
        } catch (InvalidValue unknown) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
    }

    private Future<Reply> askToDelete(Call call) {
        return ask(call, "/delete", PersonPageText.DELETE, PersonPageText.DELETE_TITLE, PersonPageText.DELETE_LEAD);
    }

    private Future<Reply> askToCancel(Call call) {
        return ask(call, "/cancel", PersonPageText.CANCEL, PersonPageText.CANCEL_TITLE, PersonPageText.CANCEL_LEAD);
    }

    private Future<Reply> ask(Call call, String action, PersonPageText yes, PersonPageText title, PersonPageText lead) {
        return parts.persons().find(call.caller().unit(), id(call)).map(person -> {
            PageContext page = parts.pages().context(call);
            String link = ListView.link(person);
            ListView.Question view = new ListView.Question(
                    page.text(title, name(person, page)), page.text(lead), link + action, page.text(yes), link);
            return parts.pages().show(call, "person/question.jte", Map.of("view", view));
        });
    }

    private static String name(Person person, PageContext page) {
        return Optional.of(person.summary().name())
                .filter(name -> !name.isBlank())
                .orElseGet(() -> page.text(PersonPageText.THIS_PERSON));
    }

    private Future<Reply> delete(Call call) {
        return parts.persons()
                .remove(call.caller().unit(), id(call))
                .map(done -> Reply.seeOther(ListView.PATH + "?done=deleted"));
    }

    private Future<Reply> cancel(Call call) {
        return parts.persons()
                .cancel(call.caller().unit(), id(call))
                .map(done -> Reply.seeOther(ListView.PATH + "?done=cancelled"));
    }

    static PersonId id(Call call) {
        return call.pathParam("personId", PersonId::parse, PersonProblem.NO_SUCH_PERSON);
    }
}
