package org.fairgate.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The enumerations: their codes are stored, so they are pinned here word for word. */
class CodesTest {
    @Test
    void codesAreStable() {
        assertThat(Arrays.stream(Region.values()).map(Region::code)).containsExactly("domestic", "overseas");
        assertThat(Arrays.stream(AccountKind.values()).map(AccountKind::code))
                .containsExactly("organisation", "individual");
        assertThat(Arrays.stream(org.fairgate.kernel.Tag.values()).map(org.fairgate.kernel.Tag::code))
                .containsExactly("visitor", "staff", "vip");
        assertThat(Arrays.stream(Language.values()).map(Language::code)).containsExactly("zh-CN", "en");
        assertThat(Arrays.stream(Role.values()).map(Role::code))
                .containsExactly(
                        "unit",
                        "delegation",
                        "sub-delegation",
                        "overseas-desk",
                        "security",
                        "finance",
                        "badge-office",
                        "organiser");
        assertThat(Arrays.stream(UnitCategory.Kind.values()).map(UnitCategory.Kind::code))
                .containsExactly("enterprise", "social-organisation", "public-institution", "government", "other");
        assertThat(Arrays.stream(UnitCategory.values()).map(UnitCategory::code))
                .containsExactly(
                        "domestic-enterprise",
                        "domestic-social-organisation",
                        "domestic-public-institution",
                        "domestic-government",
                        "overseas-enterprise",
                        "overseas-government",
                        "overseas-social-organisation",
                        "overseas-other");
    }

    @Test
    void everyCodeLeadsBackToItsConstant() {
        assertThat(Region.values()).allMatch(it -> Region.parse(it.code()) == it);
        assertThat(AccountKind.values()).allMatch(it -> AccountKind.parse(it.code()) == it);
        assertThat(Language.values()).allMatch(it -> Language.parse(it.code()) == it);
        assertThat(Role.values()).allMatch(it -> Role.parse(it.code()) == it);
        assertThat(UnitCategory.Kind.values()).allMatch(it -> UnitCategory.Kind.parse(it.code()) == it);
        assertThat(UnitCategory.values()).allMatch(it -> UnitCategory.parse(it.code()) == it);
        assertThat(org.fairgate.kernel.Tag.values()).allMatch(it -> org.fairgate.kernel.Tag.parse(it.code()) == it);
        assertThatThrownBy(() -> Role.parse("ORGANISER"))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("unknown-code"));
    }

    @Test
    @Tag("R-ACC-1")
    void onlyTheCategoriesOfARegionExist() {
        assertThat(UnitCategory.in(Region.DOMESTIC)).hasSize(4).allMatch(it -> it.region() == Region.DOMESTIC);
        assertThat(UnitCategory.in(Region.OVERSEAS)).hasSize(4).allMatch(it -> it.region() == Region.OVERSEAS);
        assertThat(UnitCategory.of(Region.OVERSEAS, UnitCategory.Kind.OTHER)).isEqualTo(UnitCategory.OVERSEAS_OTHER);
        assertThat(UnitCategory.values()).allMatch(it -> UnitCategory.of(it.region(), it.kind()) == it);
        assertThatThrownBy(() -> UnitCategory.of(Region.DOMESTIC, UnitCategory.Kind.OTHER))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("category-not-of-region");
        assertThatThrownBy(() -> UnitCategory.of(Region.OVERSEAS, UnitCategory.Kind.PUBLIC_INSTITUTION))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    @Tag("R-UNIT-2")
    void governmentsNeedNoQualificationDocument() {
        assertThat(Arrays.stream(UnitCategory.values()).filter(it -> !it.needsQualification()))
                .containsExactly(UnitCategory.DOMESTIC_GOVERNMENT, UnitCategory.OVERSEAS_GOVERNMENT);
    }

    @Test
    @Tag("R-REU-3")
    void aTagIsOnlyEverRaised() {
        var visitor = org.fairgate.kernel.Tag.VISITOR;
        var staff = org.fairgate.kernel.Tag.STAFF;
        var vip = org.fairgate.kernel.Tag.VIP;
        assertThat(org.fairgate.kernel.Tag.values())
                .filteredOn(visitor::mayRaiseTo)
                .containsExactly(staff, vip);
        assertThat(org.fairgate.kernel.Tag.values())
                .filteredOn(staff::mayRaiseTo)
                .containsExactly(vip);
        assertThat(org.fairgate.kernel.Tag.values()).noneMatch(vip::mayRaiseTo);
        assertThat(org.fairgate.kernel.Tag.values()).filteredOn(it -> it.pays()).containsExactly(visitor);
    }

    @Test
    void onlyTheUnitIsNotStaff() {
        assertThat(Role.values()).filteredOn(it -> !it.isStaff()).containsExactly(Role.UNIT);
    }
}
