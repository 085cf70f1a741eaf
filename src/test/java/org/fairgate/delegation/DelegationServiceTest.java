package org.fairgate.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgException;
import java.security.SecureRandom;
import java.util.List;
import org.fairgate.kernel.Language;
import org.fairgate.platform.time.Ids;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DelegationServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Ids IDS = new Ids(new TestClock(), new SecureRandom());

    private final DelegationService delegations = refreshed();

    @BeforeAll
    static void load() {
        new DelegationLoader(DATABASE.db(), IDS).load().await();
    }

    private static DelegationService refreshed() {
        DelegationService service = new DelegationService(DATABASE.db());
        service.runOnce().await();
        return service;
    }

    @Test
    @Tag("R-ACC-4")
    void aDelegationIsFollowedByItsSubDelegations() {
        List<Delegation> all = delegations.all();

        assertThat(all)
                .filteredOn(node -> !node.isSub())
                .hasSize(39)
                .first()
                .satisfies(first -> assertThat(first.code()).isEqualTo("beijing"));
        int guangdong = all.indexOf(delegations.find("guangdong").orElseThrow());
        assertThat(all.get(guangdong + 1).parent()).contains("guangdong");
        assertThat(delegations.parentOf(all.get(guangdong + 1))).contains(all.get(guangdong));
    }

    @Test
    @Tag("R-ACC-4")
    void eachNodeNamesItsLiaison() {
        Delegation beijing = delegations.find("beijing").orElseThrow();

        Liaison liaison = delegations.liaison(beijing.id()).orElseThrow();
        assertThat(liaison.name(Language.ZH_CN)).isEqualTo("陈老师");
        assertThat(liaison.name(Language.EN)).isEqualTo("Liaison Chen");
        assertThat(liaison.phone()).isEqualTo("010-00000101");
        assertThat(liaison.email()).isEqualTo("beijing@example.cn");
    }

    @Test
    @Tag("R-ACC-4")
    void theSearchFindsByEitherLanguageInAnyCaseAndWidth() {
        assertThat(codes("广州")).contains("guangdong-guangzhou");
        assertThat(codes("GUANGZHOU")).contains("guangdong-guangzhou");
        assertThat(codes("ｇｕａｎｇｚｈｏｕ")).contains("guangdong-guangzhou");
        assertThat(codes("深圳").get(0)).isEqualTo("shenzhen");
        assertThat(codes("")).hasSameSizeAs(delegations.all());
        assertThat(codes("没有这个地方")).isEmpty();
        assertThat(codes("a".repeat(101))).isEmpty();
    }

    @Test
    @Tag("R-ACC-4")
    void aSubDelegationIsAlsoFoundThroughItsDelegationAfterDirectHits() {
        List<String> found = codes("广东 广州");
        assertThat(found).containsExactly("guangdong-guangzhou");
        assertThat(codes("江苏")).startsWith("jiangsu").contains("jiangsu-nanjing");
    }

    @Test
    @Tag("R-ACC-5")
    void aRecommendationCodeIsFoundHoweverItIsTyped() {
        assertThat(delegations.partner(" demo-bank ")).hasValueSatisfying(partner -> {
            assertThat(partner.code()).isEqualTo("DEMO-BANK");
            assertThat(partner.name(Language.ZH_CN)).isEqualTo("演示银行");
        });
        assertThat(delegations.partner("ＤＥＭＯ-BANK")).isPresent();
        assertThat(delegations.partner("DEMO")).isEmpty();
        assertThat(delegations.partner("")).isEmpty();
        assertThat(delegations.partner("X".repeat(5000))).isEmpty();
    }

    @Test
    void loadingAgainChangesNothingAndKeepsTheIds() {
        List<Delegation> before = delegations.all();
        new DelegationLoader(DATABASE.db(), IDS).load().await();

        assertThat(refreshed().all()).isEqualTo(before);
    }

    @Test
    @Tag("R-ACC-4")
    void aThirdLevelIsRefusedByTheSchema() {
        assertThatThrownBy(() -> DATABASE.sql("""
                INSERT INTO delegation (delegation_id, code, level, parent_id, kind, position, name_zh, name_en,
                    liaison_name_zh, liaison_name_en, liaison_phone, liaison_email)
                SELECT $1, 'third', 2, delegation_id, 'city', 1, 'x', 'x', 'x', 'x', 'x', 'x'
                FROM delegation WHERE code = 'guangdong-guangzhou'""", IDS.next())).isInstanceOf(PgException.class);
    }

    private List<String> codes(String text) {
        return delegations.search(text).stream().map(Delegation::code).toList();
    }
}
