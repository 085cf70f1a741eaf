package org.fairgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fairgate.payment.finance.FinanceWorld;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of finance, narrow and wide, in both languages: clean as {@link PageCheck} has it, and pictured. */
class FinanceHygieneTest {
    @RegisterExtension
    static final BrowserStage STAGE = new BrowserStage();

    private static final List<String> PAGES = List.of(
            "/staff/finance",
            "/staff/finance/odd",
            "/staff/finance/odd?state=refunding",
            "/staff/finance/odd?state=resolved",
            "/staff/finance/owed-refunds",
            "/staff/finance/differences",
            "/staff/finance/differences?state=settled");

    @BeforeAll
    static void workWaits() {
        STAGE.awaitDemoUnit();
        FinanceWorld world = new FinanceWorld(STAGE.database());
        var unusedOdd = world.oddPayment("2026083122001400000000000001");
        var unusedLate = world.latePayment(
                STAGE.database().sql("SELECT unit_id FROM unit").get(0).getUUID(0), "4200001234202608310000000001");
        var unusedDifference = world.difference("642608311200000000001");
        world.missingBill();
    }

    @ParameterizedTest(name = "{1} at {0} px")
    @CsvSource({"390,zh-CN", "1280,zh-CN", "390,en", "1280,en"})
    @Tag("R-FIN")
    void pagesOfFinanceAreClean(int width, String language) {
        List<String> faults = new ArrayList<>();
        try (Visit finance = STAGE.visit(width, language)) {
            finance.go("/staff/sign-in");
            finance.type("username", "finance");
            finance.type("password", BrowserStage.DEMO_PASSWORD);
            finance.follow("main form button.wide", "/staff");
            for (String path : PAGES) {
                finance.go(path);
                String name = path.substring(7).replaceAll("[/?=&]+", "-");
                finance.picture(name + "-" + language);
                PageCheck.faults(finance, language).forEach(fault -> faults.add(name + ": " + fault));
            }
            assertThat(faults).isEmpty();
        }
    }
}
