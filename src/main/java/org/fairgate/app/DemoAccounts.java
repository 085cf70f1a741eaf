package org.fairgate.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fairgate.account.VerificationService;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.account.base.Client;
import org.fairgate.account.code.CodePurpose;
import org.fairgate.account.page.AccountText;
import org.fairgate.account.page.DemoAccount;
import org.fairgate.account.signup.SignUp;
import org.fairgate.account.staff.NewStaff;
import org.fairgate.app.start.Banner;
import org.fairgate.delegation.Delegation;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.notice.Channel;
import org.fairgate.platform.http.Problem;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.SimulatorAddresses;
import org.fairgate.simulator.inbox.InboxQuery;
import org.fairgate.simulator.inbox.Message;

/**
 * The demo's accounts, made through the same doors as everybody's: the unit signs up with codes that it reads in the
 * inbox. Made once; later starts find them.
 */
final class DemoAccounts {
    /** Password of every demo account. */
    static final String PASSWORD = "Lotus-7-lantern";

    /** Login name of the demo unit: the example of GB 32100-2015. */
    static final String UNIT_LOGIN = "91350100M000100Y43";

    private static final String UNIT_MOBILE = "13900000001";
    private static final String UNIT_MAIL = "demo@unit.example.cn";
    private static final int LOOKS = 60;
    private static final long LOOK_MS = 250;

    private final Vertx vertx;
    private final Services services;
    private final Simulator simulator;

    DemoAccounts(Vertx vertx, Services services, Simulator simulator) {
        this.vertx = vertx;
        this.services = services;
        this.simulator = simulator;
    }

    /** A member of staff of the demo: the login name and what it is. */
    record DemoStaff(String username, String displayName, Role role, String delegation) {}

    static final List<DemoStaff> STAFF = List.of(
            new DemoStaff("guangdong", "广东交易团审核员", Role.DELEGATION, "guangdong"),
            new DemoStaff("guangzhou", "广州分团审核员", Role.SUB_DELEGATION, "guangdong-guangzhou"),
            new DemoStaff("overseas", "境外审核员", Role.OVERSEAS_DESK, ""),
            new DemoStaff("security", "背审员", Role.SECURITY, ""),
            new DemoStaff("finance", "财务", Role.FINANCE, ""),
            new DemoStaff("badges", "制证员", Role.BADGE_OFFICE, ""),
            new DemoStaff("organiser", "主办方", Role.ORGANISER, ""));

    /** The same for the person who started the service. */
    static Banner.DemoLines lines(SimulatorAddresses simulator) {
        return new Banner.DemoLines(
                simulator,
                PASSWORD,
                UNIT_LOGIN,
                STAFF.stream()
                        .map(staff -> new Banner.Member(staff.username(), staff.displayName()))
                        .toList());
    }

    /** The accounts as the sign-in pages show them. */
    static List<DemoAccount> shown() {
        Stream<DemoAccount> unit = Stream.of(new DemoAccount(AccountText.ROLE_UNIT, UNIT_LOGIN, PASSWORD, false));
        Stream<DemoAccount> staff = STAFF.stream()
                .map(each -> new DemoAccount(
                        AccountText.valueOf("ROLE_" + each.role().name()), each.username(), PASSWORD, true));
        return Stream.concat(unit, staff).toList();
    }

    /** Side by side: hashing their passwords is most of it, and somebody waits for the start. */
    Future<Void> make() {
        return Future.join(STAFF.stream().map(this::staff).toList()).mapEmpty();
    }

    private Future<Void> staff(DemoStaff wanted) {
        Optional<DelegationId> scope =
                services.delegations.find(wanted.delegation()).map(Delegation::id);
        NewStaff account =
                new NewStaff(wanted.username(), wanted.displayName(), PASSWORD, wanted.role(), scope, Optional.empty());
        return services.staff
                .create(account, "system")
                .<Void>mapEmpty()
                .recover(cause ->
                        cause instanceof Problem problem && problem.refusal() == AccountProblem.STAFF_USERNAME_TAKEN
                                ? Future.succeededFuture()
                                : Future.failedFuture(cause));
    }

    /** Signs the demo unit up, if it is not there yet. Needs the notices to be on their way already. */
    Future<Void> signUpUnit() {
        return services.accounts
                .accounts()
                .find(UNIT_LOGIN)
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture()
                        : code(Channel.SMS, UNIT_MOBILE)
                                .compose(sms -> code(Channel.MAIL, UNIT_MAIL).compose(mail -> signUp(sms, mail))));
    }

    private Future<String> code(Channel channel, String target) {
        var request = new VerificationService.Request(CodePurpose.SIGN_UP, channel, target, Language.ZH_CN);
        return services.accounts
                .verification()
                .request(request, client())
                .compose(sent -> arrived(channel == Channel.SMS ? target : UNIT_MAIL, LOOKS));
    }

    private Future<String> arrived(String target, int looksLeft) {
        Optional<String> code = simulator.inbox().find(new InboxQuery(target, Optional.empty(), 0, 5)).stream()
                .map(Message::code)
                .filter(found -> !found.isEmpty())
                .findFirst();
        if (code.isPresent()) {
            return Future.succeededFuture(code.get());
        }
        return looksLeft == 0
                ? Future.failedFuture("no code reached the inbox for the demo unit")
                : vertx.timer(LOOK_MS, TimeUnit.MILLISECONDS).compose(later -> arrived(target, looksLeft - 1));
    }

    private Future<Void> signUp(String mobileCode, String emailCode) {
        SignUp form = new SignUp(
                "domestic",
                "enterprise",
                "organisation",
                UNIT_LOGIN,
                false,
                "广州示范进出口有限公司",
                "guangdong-guangzhou",
                UNIT_MOBILE,
                mobileCode,
                UNIT_MAIL,
                emailCode,
                PASSWORD,
                "",
                Language.ZH_CN);
        return services.accounts.accounts().signUp(form, client()).mapEmpty();
    }

    private static Client client() {
        return new Client("127.0.0.1", "Fairgate demo");
    }
}
