package org.fairgate.account.staff.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.account.staff.NewStaff;
import org.fairgate.account.staff.Staff;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.IdempotencyRule;
import org.fairgate.platform.http.Reply;
import org.jspecify.annotations.Nullable;

/** Staff accounts as JSON API, for the organiser. Answers that hold a start password are kept under no key. */
public final class StaffAdminRoutes {
    private static final Access ORGANISER = Access.of(Role.ORGANISER);
    private static final Pattern ETAG = Pattern.compile("\"([1-9][0-9]{0,17})\"");
    private static final int USUAL_LIMIT = 50;
    private static final int LARGEST_LIMIT = 200;

    private final StaffAdmin admin;

    public StaffAdminRoutes(StaffAdmin admin) {
        this.admin = admin;
    }

    /** All routes; behind those of {@code /api/v1/staff/me}, since an id is any text. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/v1/staff", ORGANISER, this::list),
                Endpoint.post("/api/v1/staff", ORGANISER, this::create).with(IdempotencyRule.IGNORED),
                Endpoint.get("/api/v1/staff/:staffId", ORGANISER, this::read),
                Endpoint.put("/api/v1/staff/:staffId", ORGANISER, this::change),
                Endpoint.post("/api/v1/staff/:staffId/deactivate", ORGANISER, this::deactivate),
                Endpoint.post("/api/v1/staff/:staffId/reactivate", ORGANISER, this::reactivate),
                Endpoint.post("/api/v1/staff/:staffId/reset-password", ORGANISER, this::reset)
                        .with(IdempotencyRule.IGNORED));
    }

    record NewBody(
            @Nullable String username,
            @Nullable String displayName,
            @Nullable String role,
            @Nullable String delegationId) {}

    record ChangeBody(
            @Nullable String displayName,
            @Nullable String role,
            @Nullable String delegationId) {}

    record ResetBody(@Nullable Boolean secondFactor) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountView(
            String id,
            String username,
            String displayName,
            String role,
            @Nullable String delegationId,
            boolean active,
            boolean mustChangePassword,
            boolean secondFactor,
            Instant createdAt,
            @Nullable Instant lastSignInAt,
            long version) {
        static AccountView of(StaffAccount account) {
            Staff staff = account.staff();
            return new AccountView(
                    staff.id().toString(),
                    staff.username(),
                    staff.displayName(),
                    staff.role().code(),
                    staff.scope().map(DelegationId::toString).orElse(null),
                    account.active(),
                    account.mustChangePassword(),
                    account.secondFactor(),
                    account.createdAt(),
                    account.lastSignInAt().orElse(null),
                    account.version());
        }
    }

    record HandoverView(AccountView account, String startPassword) {}

    /** @param next cursor of the next page; none on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountsView(
            List<AccountView> accounts, int total, @Nullable String next) {}

    private Future<Reply> list(Call call) {
        StaffFilter filter = new StaffFilter(
                call.query("q").orElse(""),
                call.query("role").filter(code -> !code.isEmpty()).map(StaffAdminRoutes::role),
                call.query("state").flatMap(StaffAdminRoutes::active));
        String after = call.query("cursor").orElse("");
        if (!after.isEmpty() && !NewStaff.isUsername(after)) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
        return admin.list(filter, after, call.limit(USUAL_LIMIT, LARGEST_LIMIT))
                .map(page -> Reply.json(new AccountsView(
                        page.accounts().stream().map(AccountView::of).toList(),
                        page.total(),
                        page.next().orElse(null))));
    }

    private static Role role(String code) {
        try {
            return Role.parse(code);
        } catch (InvalidValue noSuchRole) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
    }

    private static Optional<Boolean> active(String state) {
        return switch (state) {
            case "" -> Optional.empty();
            case "active" -> Optional.of(true);
            case "inactive" -> Optional.of(false);
            default -> throw HttpProblem.BAD_REQUEST.problem();
        };
    }

    private Future<Reply> create(Call call) {
        NewBody body = call.json(NewBody.class);
        StaffForm form = new StaffForm(text(body.displayName()), text(body.role()), text(body.delegationId()));
        return admin.create(text(body.username()), form, call.caller().staff())
                .map(made -> reply(made).withStatus(201));
    }

    private Future<Reply> read(Call call) {
        return admin.find(id(call)).map(StaffAdminRoutes::reply);
    }

    private Future<Reply> change(Call call) {
        ChangeBody body = call.json(ChangeBody.class);
        StaffForm form = new StaffForm(text(body.displayName()), text(body.role()), text(body.delegationId()));
        return admin.change(
                        new StaffAdmin.Version(id(call), version(call)),
                        form,
                        call.caller().staff())
                .map(StaffAdminRoutes::reply);
    }

    private Future<Reply> deactivate(Call call) {
        return admin.deactivate(id(call), call.caller().staff()).map(StaffAdminRoutes::reply);
    }

    private Future<Reply> reactivate(Call call) {
        return admin.reactivate(id(call), call.caller().staff()).map(StaffAdminRoutes::reply);
    }

    private Future<Reply> reset(Call call) {
        boolean secondFactor = Boolean.TRUE.equals(call.json(ResetBody.class).secondFactor());
        return admin.resetPassword(id(call), secondFactor, call.caller().staff())
                .map(StaffAdminRoutes::reply);
    }

    private static Reply reply(StaffAccount account) {
        return Reply.json(AccountView.of(account)).withHeader("ETag", "\"" + account.version() + "\"");
    }

    private static Reply reply(StaffAdmin.Handover handover) {
        return Reply.json(new HandoverView(AccountView.of(handover.account()), handover.startPassword()));
    }

    private static StaffId id(Call call) {
        return call.pathParam("staffId", StaffId::parse, AccountProblem.STAFF_UNKNOWN);
    }

    /** The version that a change is based on: {@code If-Match: "3"}. */
    private static long version(Call call) {
        Matcher etag = ETAG.matcher(call.header("If-Match").orElseThrow(AccountProblem.STAFF_VERSION_MISSING::problem));
        if (!etag.matches()) {
            throw AccountProblem.STAFF_VERSION_MALFORMED.problem();
        }
        return Long.parseLong(etag.group(1));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
