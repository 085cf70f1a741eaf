package org.fairgate.person.page;

import io.vertx.core.Future;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.draft.form.DraftForm;
import org.fairgate.draft.form.DraftForms;
import org.fairgate.file.FileProblem;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.form.CheckedPerson;
import org.fairgate.person.form.PersonField;
import org.fairgate.person.form.PersonForm;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.BodyRule;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.PageContext;
import org.fairgate.unit.Reason;

/** The form of a person, which saves itself (R-PER-1, R-PER-4); without scripts it is saved and uploads by its buttons. */
final class FormPages {
    /** A Chinese character takes three bytes in a draft and nine in a posted form. */
    private static final int LONGER_AS_FORM = 3;

    /** Room for the boundaries and the other fields around the file itself. */
    private static final int FRAME = 16 * 1024;

    private static final String PATH = ListView.PATH + "/:personId";

    private final PersonSite.Parts parts;
    private final LockedPages locked;
    private final People people;

    FormPages(PersonSite.Parts parts, LockedPages locked, People people) {
        this.parts = parts;
        this.locked = locked;
        this.people = people;
    }

    List<Endpoint> endpoints() {
        BodyRule form = BodyRule.ofBytes(LONGER_AS_FORM * parts.forms().maxBytes());
        BodyRule upload = BodyRule.upload(parts.longestFile() + FRAME);
        return List.of(
                Endpoint.get(PATH, Access.UNIT, this::show),
                Endpoint.post(PATH, Access.UNIT, this::save).with(form),
                Endpoint.post(PATH + "/photo", Access.UNIT, call -> upload(call, "photo"))
                        .with(upload),
                Endpoint.post(PATH + "/proof", Access.UNIT, call -> upload(call, "proof"))
                        .with(upload));
    }

    /** What the reader is told: only where the reader asked for it, and why it was sent back. */
    private record Told(Optional<CheckedPerson> checked, List<Reason> reasons) {}

    private Future<Reply> show(Call call) {
        return people.shown(call)
                .compose(opened -> opened.person().state().isEditable()
                        ? parts.forms()
                                .open(owner(opened), FormViews.sheet(opened.person()))
                                .compose(form -> drawn(call, opened, form, Map.of()))
                        : locked.show(call, opened));
    }

    private DraftForms.Owner owner(FormViews.Shown opened) {
        return new DraftForms.Owner(
                opened.person().key().unit(),
                opened.person().key().edition(),
                opened.unit().edition().isOpen(parts.clock().instant()));
    }

    private Future<Reply> save(Call call) {
        return people.shown(call)
                .compose(opened -> parts.forms()
                        .save(owner(opened), FormViews.sheet(opened.person()), call)
                        .compose(again -> again.map(form ->
                                        drawn(call, opened, form, Map.of()).map(page -> page.withStatus(status(form))))
                                .orElseGet(() -> Future.succeededFuture(Reply.seeOther(
                                        call.field("_then").isPresent() ? ListView.SUBMISSION : ListView.PATH)))));
    }

    private static int status(DraftForm form) {
        return switch (form.state()) {
            case STALE -> 412;
            case TOO_LONG -> 413;
            default -> 409;
        };
    }

    /** Without scripts; with them the picture goes to the API and its id into the draft. */
    private Future<Reply> upload(Call call, String name) {
        return people.shown(call)
                .compose(opened -> Future.succeededFuture(call)
                        .map(FormPages::sent)
                        .compose(file -> parts.files()
                                .store(
                                        opened.person().key().unit(),
                                        FormViews.purpose(field(opened.person(), name)),
                                        Path.of(file.uploadedFileName())))
                        .compose(stored -> parts.forms()
                                .put(
                                        owner(opened),
                                        opened.person().key().page(),
                                        name,
                                        stored.id().toString()))
                        .map(done -> Reply.seeOther(ListView.link(opened.person()) + "#" + name))
                        .recover(cause -> cause instanceof Problem problem
                                        && problem.refusal().status() < 500
                                ? refused(call, opened, name, problem)
                                : Future.failedFuture(cause)));
    }

    private static PersonField field(Person person, String name) {
        return PersonForm.fields(person.kind()).stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(FileProblem.UNKNOWN_PURPOSE::problem);
    }

    /** A form without a chosen file still sends an empty one. */
    private static FileUpload sent(Call call) {
        return call.file()
                .filter(upload -> upload.name().equals("file") && upload.size() > 0)
                .orElseThrow(() -> FileProblem.NO_FILE_SENT.problem());
    }

    private Future<Reply> refused(Call call, FormViews.Shown opened, String name, Problem problem) {
        String wrong = parts.pages()
                .context(call)
                .text(problem.refusal(), problem.arguments().toArray());
        return parts.forms()
                .open(owner(opened), FormViews.sheet(opened.person()))
                .compose(form -> drawn(call, opened, form, Map.of(name, wrong)))
                .map(page -> page.withStatus(problem.refusal().status()));
    }

    /** @param wrong why the last upload was refused, by the name of the field */
    private Future<Reply> drawn(Call call, FormViews.Shown opened, DraftForm form, Map<String, String> wrong) {
        return told(call, opened.person()).map(told -> {
            PageContext page = parts.pages().context(call);
            FormViews views = new FormViews(opened, page);
            Map<String, String> beside = new HashMap<>(views.reasonsBesideFields(told.reasons));
            told.checked.map(views::besideFields).ifPresent(beside::putAll);
            FormView view = new FormView(
                    ListView.link(opened.person()),
                    views.title(form.value("name")),
                    opened.person().kind(),
                    page.text(Words.kind(opened.person().kind())),
                    Words.state(opened.person().state(), page),
                    form.withProblems(beside),
                    parts.forms()
                            .holder(
                                    opened.person().key().unit(),
                                    opened.unit().account().login()),
                    views.sections(),
                    views.lists(),
                    views.pictures(form, parts.longestFile(), wrong),
                    views.read(form),
                    views.hints(),
                    new FormView.Told(
                            opened.person().state() == PersonState.RETURNED ? views.reviewer() : null,
                            views.reasons(told.reasons),
                            told.checked.map(views::problems).orElse(List.of())),
                    opened.person().round() > 0 && opened.person().cancellable(),
                    checking(call));
            return parts.pages().show(call, "person/form.jte", Map.of("view", view));
        });
    }

    private Future<Told> told(Call call, Person person) {
        return people.reasons(person)
                .compose(reasons -> checking(call)
                        ? parts.persons()
                                .check(person.key().unit(), person.key().person())
                                .map(checked -> new Told(Optional.of(checked.result()), reasons))
                        : Future.succeededFuture(new Told(Optional.empty(), reasons)));
    }

    private static boolean checking(Call call) {
        return call.query("check").isPresent();
    }
}
