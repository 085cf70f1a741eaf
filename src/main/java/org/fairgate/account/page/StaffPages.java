package org.fairgate.account.page;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.account.base.Client;
import org.fairgate.account.staff.Staff;
import org.fairgate.account.staff.StaffService;
import org.fairgate.account.staff.StaffTask;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Back;
import org.fairgate.platform.page.Form;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.page.Pages;

/** The staff's own door, and the page behind it. */
final class StaffPages {
    private final Doors doors;
    private final Fair fair;
    private final List<DemoAccount> demo;
    private final List<StaffTask> tasks;

    StaffPages(Doors doors, Fair fair, List<DemoAccount> demo, List<StaffTask> tasks) {
        this.doors = doors;
        this.fair = fair;
        this.demo = demo.stream().filter(DemoAccount::staff).toList();
        this.tasks = List.copyOf(tasks);
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/staff/sign-in", Access.PUBLIC, this::show),
                Endpoint.post("/staff/sign-in", Access.PUBLIC, this::signIn),
                Endpoint.get("/staff", Access.STAFF, this::home));
    }

    private Future<Reply> show(Call call) {
        PageContext page = doors.pages().context(call);
        return Future.succeededFuture(
                page.principal().isPresent() ? Reply.seeOther(page.home()) : draw(call, Form.empty()));
    }

    private Reply draw(Call call, Form form) {
        return doors.pages().show(call, "staff/sign-in.jte", Map.of("form", form, "demo", demo));
    }

    private Future<Reply> signIn(Call call) {
        PageContext page = doors.pages().context(call);
        Form typed = Form.typed(call, "username");
        var request = new StaffService.SignIn(
                typed.value("username"),
                call.field("password").orElse(""),
                call.field("totp").orElse(""));
        String next = Back.to(call.query("back").filter(path -> path.startsWith("/staff")), "/staff");
        return Pages.orAgain(
                () -> doors.staff()
                        .signIn(request, Client.of(call))
                        .map(signedIn -> doors.cookies().put(Reply.seeOther(next), signedIn.tokens())),
                problem -> draw(call, typed.refused(problem, page)));
    }

    private Future<Reply> home(Call call) {
        PageContext page = doors.pages().context(call);
        return doors.staff()
                .staff(call.caller().staff())
                .map(staff -> doors.pages()
                        .show(
                                call,
                                "staff/home.jte",
                                Map.of(
                                        "staff", staff,
                                        "role", Words.role(staff.role()),
                                        "scope", scope(staff, page),
                                        "tasks", tasksOf(staff))));
    }

    private List<StaffTask> tasksOf(Staff staff) {
        return tasks.stream()
                .filter(task -> task.access().roles().contains(staff.role()))
                .toList();
    }

    private String scope(Staff staff, PageContext page) {
        Optional<String> node = staff.scope().map(id -> fair.path(id, page));
        return switch (staff.role()) {
            case DELEGATION -> page.text(AccountText.SCOPE_WITH_SUBS, node.orElse(""));
            case SUB_DELEGATION -> node.orElse("");
            case OVERSEAS_DESK -> page.text(AccountText.SCOPE_OVERSEAS);
            default -> page.text(AccountText.SCOPE_ALL);
        };
    }
}
