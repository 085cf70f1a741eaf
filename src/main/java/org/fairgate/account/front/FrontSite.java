package org.fairgate.account.front;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.account.AccountService;
import org.fairgate.account.page.Fair;
import org.fairgate.delegation.Delegation;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.page.Pages;

/** The front page and the help page. */
public final class FrontSite {
    private final Pages pages;
    private final Fair fair;
    private final AccountService accounts;

    public FrontSite(Pages pages, Fair fair, AccountService accounts) {
        this.pages = pages;
        this.fair = fair;
        this.accounts = accounts;
    }

    /** A node of the tree with its name as a path. */
    public record Row(Delegation node, String path) {}

    /**
     * What the help page shows.
     *
     * @param own the node of the unit that is signed in
     * @param query what is searched for; empty: the delegations without their sub-delegations
     */
    public record Help(Optional<Row> own, String query, List<Row> rows) {}

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/", Access.PUBLIC, call -> Future.succeededFuture(home(call))),
                Endpoint.get("/help", Access.PUBLIC, this::help));
    }

    private Reply home(Call call) {
        return pages.show(
                call, "home/home.jte", Map.of("edition", fair.editions().current(), "state", fair.state()));
    }

    private Future<Reply> help(Call call) {
        PageContext page = pages.context(call);
        String query = call.query("q").orElse("").strip();
        List<Row> rows = (query.isEmpty()
                        ? fair.delegations().all().stream().filter(node -> !node.isSub())
                        : fair.delegations().search(query).stream())
                .map(node -> row(node, page))
                .toList();
        return own(call, page)
                .map(own -> pages.show(call, "help/help.jte", Map.of("model", new Help(own, query, rows))));
    }

    private Future<Optional<Row>> own(Call call, PageContext page) {
        return page.isUnit()
                ? accounts.account(call.caller().unit())
                        .map(account -> fair.delegationOf(account).map(node -> row(node, page)))
                : Future.succeededFuture(Optional.empty());
    }

    private Row row(Delegation node, PageContext page) {
        return new Row(node, fair.path(node, page));
    }
}
