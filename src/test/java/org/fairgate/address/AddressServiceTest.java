package org.fairgate.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairgate.account.World.fields;
import static org.fairgate.account.World.problem;
import static org.fairgate.account.World.refusal;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fairgate.kernel.id.AddressId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Problem;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R-ADR")
class AddressServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Stage stage = new Stage(DATABASE);
    private final AddressService addresses = stage.addresses;

    private Address added(UnitId unit, String recipient) {
        return addresses.add(unit, Stage.form(recipient), false).await();
    }

    private List<String> recipients(UnitId unit) {
        return addresses.list(unit).await().stream()
                .map(address -> address.recipient() + (address.isDefault() ? " *" : ""))
                .toList();
    }

    @Test
    void theFirstAddressIsTheDefaultAndStandsFirst() {
        UnitId unit = stage.unit();
        Address first = added(unit, "李明");
        assertThat(first.isDefault()).isTrue();
        assertThat(added(unit, "王芳").isDefault()).isFalse();
        Address third = addresses.add(unit, Stage.form("陈强"), true).await();
        assertThat(third.isDefault()).isTrue();
        assertThat(recipients(unit)).containsExactly("陈强 *", "李明", "王芳");
        addresses.makeDefault(unit, first.id()).await();
        addresses.makeDefault(unit, first.id()).await();
        assertThat(recipients(unit)).containsExactly("李明 *", "王芳", "陈强");
        assertThat(actions(unit))
                .containsExactly(
                        "address.added",
                        "address.added",
                        "address.added",
                        "address.made-default",
                        "address.made-default");
    }

    private static List<String> actions(UnitId unit) {
        return DATABASE.sql("SELECT action FROM audit WHERE unit_id = $1 ORDER BY seq", unit.value()).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    void aSixthAddressIsRefusedAndAFreedPlaceIsUsedAgain() {
        UnitId unit = stage.unit();
        List<Address> five =
                IntStream.rangeClosed(1, 5).mapToObj(n -> added(unit, "第" + n)).toList();
        assertThat(refusal(() -> addresses.add(unit, Stage.form("第6"), true))).isEqualTo("address.too-many");
        assertThat(recipients(unit)).hasSize(5).startsWith("第1 *");
        addresses.remove(unit, five.get(2).id()).await();
        assertThat(added(unit, "第7").isDefault()).isFalse();
        assertThat(addresses.count(unit).await()).isEqualTo(5);
    }

    @Test
    void ofManyAddedAtOnceFiveStayAndOneIsTheDefault() {
        UnitId unit = stage.unit();
        List<Future<Address>> all = Stream.iterate(1, n -> n + 1)
                .limit(12)
                .map(n -> addresses.add(unit, Stage.form("并发" + n), n % 2 == 0))
                .toList();
        Future.join(all).transform(done -> Future.succeededFuture()).await();
        assertThat(all.stream().filter(Future::succeeded)).hasSize(5);
        assertThat(all.stream().filter(Future::failed).map(Future::cause))
                .allMatch(cause -> cause instanceof Problem problem && problem.refusal() == AddressProblem.TOO_MANY);
        assertThat(defaults(unit)).isEqualTo(1);
        assertThat(addresses.count(unit).await()).isEqualTo(5);
    }

    private static long defaults(UnitId unit) {
        return DATABASE.count("SELECT count(*) FROM address WHERE unit_id = $1 AND is_default", unit.value());
    }

    @Test
    void manyThatMoveTheDefaultAtOnceLeaveExactlyOne() {
        UnitId unit = stage.unit();
        List<Address> four =
                IntStream.rangeClosed(1, 4).mapToObj(n -> added(unit, "第" + n)).toList();
        List<Future<Void>> all = Stream.concat(four.stream(), four.stream())
                .map(address -> addresses.makeDefault(unit, address.id()))
                .toList();
        Future.all(all).await();
        assertThat(defaults(unit)).isEqualTo(1);
    }

    @Test
    void deletingTheDefaultPassesItOnToTheOldest() {
        UnitId unit = stage.unit();
        Address first = added(unit, "李明");
        Address second = added(unit, "王芳");
        Address third = added(unit, "陈强");
        addresses.remove(unit, first.id()).await();
        assertThat(recipients(unit)).containsExactly("王芳 *", "陈强");
        addresses.remove(unit, third.id()).await();
        addresses.remove(unit, second.id()).await();
        assertThat(recipients(unit)).isEmpty();
        assertThat(refusal(() -> addresses.remove(unit, first.id()))).isEqualTo("address.no-such-address");
    }

    @Test
    void aStaleChangeIsRefusedAndKeepsTheNewerText() {
        UnitId unit = stage.unit();
        Address address = added(unit, "李明");
        var based = new AddressService.Version(address.id(), address.version());
        Address newer = addresses.change(unit, based, Stage.form("王芳"), false).await();
        assertThat(newer.version()).isEqualTo(2);
        assertThat(newer.isDefault()).isTrue();
        Problem stale = problem(() -> addresses.change(unit, based, Stage.form("陈强"), false));
        assertThat(stale.refusal()).isEqualTo(AddressProblem.STALE);
        assertThat(stale.members()).containsEntry("currentVersion", 2L);
        assertThat(recipients(unit)).containsExactly("王芳 *");
    }

    @Test
    void ofTwoChangesAtOnceExactlyOneWins() {
        UnitId unit = stage.unit();
        Address address = added(unit, "李明");
        var based = new AddressService.Version(address.id(), address.version());
        List<Future<Address>> both = Stream.of("王芳", "陈强")
                .map(name -> addresses.change(unit, based, Stage.form(name), false))
                .toList();
        Future.join(both).transform(done -> Future.succeededFuture()).await();
        assertThat(both.stream().filter(Future::succeeded)).hasSize(1);
    }

    @Test
    void whatIsNotRightIsNamedFieldByField() {
        UnitId unit = stage.unit();
        var empty = new AddressForm("", " ", "", "", "");
        assertThat(fields(problem(() -> addresses.add(unit, empty, false))))
                .containsExactly(
                        "/recipient address.recipient-required",
                        "/phone address.phone-required",
                        "/region address.region-required",
                        "/address address.address-required");
        var wrong = new AddressForm("李".repeat(51), "12345", "广东\n广州", "x".repeat(201), "!");
        assertThat(fields(problem(() -> addresses.add(unit, wrong, false))))
                .containsExactly(
                        "/recipient address.too-long",
                        "/phone address.phone-format",
                        "/region address.bad-text",
                        "/address address.too-long",
                        "/postcode address.postcode-format");
    }

    @ParameterizedTest
    @CsvSource({
        "+86 138-0000-0000,13800000000",
        "１３８００００００００,13800000000",
        "+852 5123 4567,+85251234567",
        "+44 (20) 7946.0018,+442079460018"
    })
    void aPhoneIsKeptInItsUsualSpelling(String typed, String kept) {
        UnitId unit = stage.unit();
        var form = new AddressForm(" 李明 ", typed, "广东", "天河路 1 号", "");
        Address address = addresses.add(unit, form, false).await();
        assertThat(address.phone()).isEqualTo(kept);
        assertThat(address.recipient()).isEqualTo("李明");
    }

    @Test
    void anotherUnitsAddressIsAsAbsentAsNone() {
        UnitId owner = stage.unit();
        UnitId stranger = stage.unit();
        AddressId foreign = added(owner, "李明").id();
        for (AddressId id : List.of(foreign, new AddressId(stage.ids.next()))) {
            assertThat(addresses.find(DATABASE.pool(), stranger, id).await()).isEmpty();
            assertThat(refusal(() -> addresses.read(stranger, id))).isEqualTo("address.no-such-address");
            assertThat(refusal(() -> addresses.remove(stranger, id))).isEqualTo("address.no-such-address");
            assertThat(refusal(() -> addresses.makeDefault(stranger, id))).isEqualTo("address.no-such-address");
            var based = new AddressService.Version(id, 1);
            assertThat(refusal(() -> addresses.change(stranger, based, Stage.form("王芳"), false)))
                    .isEqualTo("address.no-such-address");
        }
        assertThat(recipients(owner)).containsExactly("李明 *");
    }

    @Test
    void nothingReadableLiesInTheTable() {
        UnitId unit = stage.unit();
        Address address = added(unit, "Recipient-Reading-Test");
        byte[] body = DATABASE.sql("SELECT body FROM address WHERE unit_id = $1", unit.value())
                .get(0)
                .getBuffer(0)
                .getBytes();
        assertThat(new String(body, StandardCharsets.ISO_8859_1)).doesNotContain("Recipient", "13800000000");
        assertThat(address.toString()).doesNotContain("Recipient");
    }
}
