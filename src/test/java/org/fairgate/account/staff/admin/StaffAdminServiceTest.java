package org.fairgate.account.staff.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairgate.account.World.CLIENT;
import static org.fairgate.account.World.fields;
import static org.fairgate.account.World.problem;
import static org.fairgate.account.World.refusal;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fairgate.account.staff.StaffSelf;
import org.fairgate.account.staff.StaffService;
import org.fairgate.account.staff.StaffService.SignedInStaff;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R-ORG")
class StaffAdminServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Office office = new Office(DATABASE);
    private final StaffAdmin admin = office.admin;

    @BeforeEach
    void nobodyFromOtherTestsIsAnOrganiser() {
        assertThat(DATABASE.sql("UPDATE staff SET role = 'finance' WHERE role = 'organiser'"))
                .isEmpty();
    }

    private static StaffAdmin.Version at(StaffAccount account) {
        return new StaffAdmin.Version(account.staff().id(), account.version());
    }

    private static StaffForm finance() {
        return new StaffForm("财务", "finance", "");
    }

    @Test
    void anAccountBeginsWithAStartPasswordThatIsNotStoredReadable() {
        StaffAdmin.Handover made = office.made("finance");
        assertThat(made.startPassword()).matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}");
        assertThat(made.toString()).doesNotContain(made.startPassword());
        assertThat(made.account().mustChangePassword()).isTrue();
        assertThat(office.signedIn(made).tokens().principal().unfinished()).isTrue();
        assertThat(DATABASE.count(
                        "SELECT count(*) FROM staff WHERE strpos(row_to_json(staff)::text, $1) > 0",
                        made.startPassword()))
                .isZero();
        assertThat(admin.find(made.account().staff().id()).await().lastSignInAt())
                .isPresent();
    }

    @Test
    void whatIsNotRightIsNamedFieldByField() {
        assertThat(fields(problem(() -> admin.create("A b", new StaffForm(" ", "king", ""), office.somebody()))))
                .containsExactly(
                        "/username account.staff-username-format",
                        "/displayName account.required",
                        "/role account.unknown-choice");
        String taken = office.made("finance").account().staff().username();
        assertThat(fields(problem(() -> admin.create(taken, finance(), office.somebody()))))
                .containsExactly("/username account.staff-username-taken");
    }

    @ParameterizedTest
    @CsvSource({
        "delegation,guangdong,",
        "sub-delegation,guangdong-guangzhou,",
        "delegation,guangdong-guangzhou,/delegationId account.staff-scope",
        "sub-delegation,guangdong,/delegationId account.staff-scope",
        "delegation,,/delegationId account.staff-scope",
        "finance,guangdong,/delegationId account.staff-scope",
        "unit,,/role account.unknown-choice"
    })
    void aRoleAndItsNodeMustFit(String role, String node, String wrong) {
        String id = node == null ? "" : office.node(node);
        var create = admin.create(Office.username(), new StaffForm("某人", role, id), office.somebody());
        if (wrong == null) {
            assertThat(create.await().account().staff().scope().orElseThrow().toString())
                    .isEqualTo(id);
        } else {
            assertThat(fields(problem(() -> create))).containsExactly(wrong);
        }
    }

    @Test
    void anotherRoleOrScopeSignsOutAndAnotherNameDoesNot() {
        StaffId actor = office.organiser();
        StaffAdmin.Handover made = office.made("security");
        SignedInStaff signedIn = office.signedIn(made);
        StaffAccount renamed = admin.change(at(made.account()), new StaffForm("新名字", "security", ""), actor)
                .await();
        assertThat(renamed.staff().displayName()).isEqualTo("新名字");
        assertThat(office.world.sessions.isEnded(signedIn.tokens().principal())).isFalse();
        StaffForm reviewer = new StaffForm("新名字", "delegation", office.node("guangdong"));
        StaffAccount moved = admin.change(at(renamed), reviewer, actor).await();
        assertThat(moved.staff().role()).isEqualTo(Role.DELEGATION);
        assertThat(office.world.sessions.isEnded(signedIn.tokens().principal())).isTrue();
        assertThat(audited(moved.staff().id())).containsExactly("staff.created", "staff.changed", "staff.changed");
    }

    private static List<String> audited(StaffId id) {
        return DATABASE.sql("SELECT action FROM audit WHERE subject = $1 ORDER BY seq", "staff:" + id).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    void aStaleChangeIsRefused() {
        StaffId actor = office.organiser();
        StaffAccount account = office.made("security").account();
        assertThat(admin.change(at(account), finance(), actor).await().version())
                .isEqualTo(account.version() + 1);
        var stale = problem(() -> admin.change(at(account), finance(), actor));
        assertThat(stale.refusal().key()).isEqualTo("account.staff-stale");
        assertThat(stale.members()).containsEntry("currentVersion", account.version() + 1);
    }

    @Test
    void switchedOffMeansSignedOutAndSwitchedOnMeansTheOldPassword() {
        StaffId actor = office.organiser();
        StaffAdmin.Handover made = office.made("finance");
        StaffId id = made.account().staff().id();
        SignedInStaff signedIn = office.signedIn(made);
        assertThat(admin.deactivate(id, actor).await().active()).isFalse();
        assertThat(admin.deactivate(id, actor).await().active()).isFalse();
        assertThat(office.world.sessions.isEnded(signedIn.tokens().principal())).isTrue();
        var again = new StaffService.SignIn(made.account().staff().username(), made.startPassword(), "");
        assertThat(refusal(() -> office.world.staff.signIn(again, CLIENT))).isEqualTo("account.sign-in-failed");
        assertThat(admin.reactivate(id, actor).await().active()).isTrue();
        assertThat(office.world.staff.signIn(again, CLIENT).await()).isNotNull();
        assertThat(audited(id)).containsExactly("staff.created", "staff.deactivated", "staff.reactivated");
    }

    @Test
    void aResetGivesAnotherStartPasswordAndMayTakeTheSecondFactorAway() {
        StaffId actor = office.organiser();
        StaffAdmin.Handover made = office.made("finance");
        StaffId id = made.account().staff().id();
        assertThat(DATABASE.sql("UPDATE staff SET totp_secret = '\\x00' WHERE staff_id = $1", id.value()))
                .isEmpty();
        StaffAdmin.Handover kept = admin.resetPassword(id, false, actor).await();
        assertThat(kept.account().secondFactor()).isTrue();
        StaffAdmin.Handover reset = admin.resetPassword(id, true, actor).await();
        assertThat(reset.account().secondFactor()).isFalse();
        assertThat(reset.startPassword()).isNotEqualTo(made.startPassword());
        var old = new StaffService.SignIn(made.account().staff().username(), made.startPassword(), "");
        assertThat(refusal(() -> office.world.staff.signIn(old, CLIENT))).isEqualTo("account.sign-in-failed");
        SignedInStaff signedIn = office.signedIn(reset);
        var passwords = new StaffSelf.Passwords(reset.startPassword(), "Orchid-9-window");
        assertThat(office.world
                        .staff
                        .self()
                        .changePassword(signedIn.tokens().principal(), passwords, CLIENT)
                        .await())
                .isNotNull();
        assertThat(admin.find(id).await().mustChangePassword()).isFalse();
    }

    @Test
    void nobodyDoesItToTheOwnAccount() {
        StaffId one = office.organiser();
        assertThat(office.organiser()).isNotEqualTo(one);
        StaffAccount own = admin.find(one).await();
        assertThat(refusal(() -> admin.deactivate(one, one))).isEqualTo("account.staff-self");
        assertThat(refusal(() -> admin.resetPassword(one, false, one))).isEqualTo("account.staff-self");
        assertThat(refusal(() -> admin.change(at(own), finance(), one))).isEqualTo("account.staff-self");
        assertThat(admin.change(at(own), new StaffForm("新名字", "organiser", ""), one)
                        .await()
                        .staff()
                        .displayName())
                .isEqualTo("新名字");
    }

    @Test
    void theLastActiveOrganiserStays() {
        StaffId one = office.organiser();
        StaffId other = office.organiser();
        assertThat(admin.deactivate(other, one).await().active()).isFalse();
        assertThat(refusal(() -> admin.deactivate(one, other))).isEqualTo("account.staff-last-organiser");
        StaffAccount last = admin.find(one).await();
        assertThat(refusal(() -> admin.change(at(last), finance(), other))).isEqualTo("account.staff-last-organiser");
        assertThat(admin.change(at(admin.find(other).await()), finance(), one)
                        .await()
                        .staff()
                        .role())
                .isEqualTo(Role.FINANCE);
    }

    @Test
    void ofTwoOrganisersWhoTakeEachOtherAwayAtOnceOneStays() {
        for (int round = 0; round < 5; round++) {
            StaffId one = office.organiser();
            StaffId other = office.organiser();
            StaffAccount demoted = admin.find(one).await();
            List<Future<StaffAccount>> both =
                    List.of(admin.deactivate(other, one), admin.change(at(demoted), finance(), other));
            Future.join(both).transform(done -> Future.succeededFuture()).await();
            assertThat(both.stream().filter(Future::succeeded)).hasSize(1);
            assertThat(organisers()).isEqualTo(1);
            nobodyFromOtherTestsIsAnOrganiser();
        }
    }

    /** The negative control: the same two moves without holding the organisers leave none. */
    @Test
    void withoutTheHoldTwoWhoTakeEachOtherAwayBothSucceed() {
        List<StaffId> two = Stream.generate(office::organiser).limit(2).toList();
        String move = "UPDATE staff SET active = false WHERE staff_id = $1"
                + " AND (SELECT count(*) FROM staff WHERE role = 'organiser' AND active) > 1 RETURNING pg_sleep(0.2)";
        List<Future<?>> both = two.stream()
                .<Future<?>>map(id ->
                        DATABASE.db().tx(tx -> tx.preparedQuery(move).execute(io.vertx.sqlclient.Tuple.of(id.value()))))
                .toList();
        Future.join(both).await();
        assertThat(organisers()).isZero();
    }

    private static long organisers() {
        return DATABASE.count("SELECT count(*) FROM staff WHERE role = 'organiser' AND active");
    }

    @Test
    void theListIsSearchedFilteredAndPaged() {
        String mark = "marker" + office.somebody().toString().substring(24);
        List<StaffId> made = IntStream.rangeClosed(1, 5)
                .mapToObj(n -> admin.create(
                                mark + "." + n,
                                new StaffForm("某人", n == 3 ? "security" : "finance", ""),
                                office.somebody())
                        .await()
                        .account()
                        .staff()
                        .id())
                .toList();
        assertThat(admin.deactivate(made.get(4), office.organiser()).await().active())
                .isFalse();
        StaffFilter mine =
                new StaffFilter(" " + mark.toUpperCase(java.util.Locale.ROOT), Optional.empty(), Optional.empty());
        StaffAdmin.Page first = admin.list(mine, "", 2).await();
        assertThat(first.total()).isEqualTo(5);
        assertThat(first.next()).contains(mark + ".2");
        StaffAdmin.Page last = admin.list(mine, mark + ".4", 2).await();
        assertThat(last.accounts()).hasSize(1);
        assertThat(last.next()).isEmpty();
        assertThat(admin.list(new StaffFilter(mark, Optional.of(Role.SECURITY), Optional.empty()), "", 9)
                        .await()
                        .total())
                .isEqualTo(1);
        assertThat(admin.list(new StaffFilter(mark, Optional.empty(), Optional.of(false)), "", 9)
                        .await()
                        .total())
                .isEqualTo(1);
        assertThat(admin.list(new StaffFilter("%", Optional.empty(), Optional.empty()), "", 9)
                        .await()
                        .total())
                .isZero();
    }

    @Test
    void anAbsentAccountIsUnknown() {
        StaffId nobody = office.somebody();
        StaffId actor = office.organiser();
        assertThat(refusal(() -> admin.find(nobody))).isEqualTo("account.staff-unknown");
        assertThat(refusal(() -> admin.deactivate(nobody, actor))).isEqualTo("account.staff-unknown");
        assertThat(refusal(() -> admin.reactivate(nobody, actor))).isEqualTo("account.staff-unknown");
        assertThat(refusal(() -> admin.resetPassword(nobody, true, actor))).isEqualTo("account.staff-unknown");
        assertThat(refusal(() -> admin.change(new StaffAdmin.Version(nobody, 1), finance(), actor)))
                .isEqualTo("account.staff-unknown");
    }
}
