package org.fairgate.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.vertx.core.Promise;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.fairgate.testing.OurClasses;
import org.junit.jupiter.api.Test;

/** Who may import whom, and what nobody may call (chapters 1 and 2 of the architecture). */
class ArchitectureTest {
    private static final String ROOT = "org.fairgate.";

    /** The ranks; imports go strictly downwards. Changed here and by an ADR, never by an exception. */
    private static final List<Set<String>> RANKS = List.of(
            Set.of("kernel"),
            Set.of("platform"),
            Set.of("edition", "delegation", "audit", "notice"),
            Set.of("account", "address", "draft", "file"),
            Set.of("unit"),
            Set.of("person"),
            Set.of("submission", "review", "check", "badge", "activity"),
            Set.of("order"),
            Set.of("payment"),
            Set.of("invoice"),
            Set.of("refund"),
            Set.of("history", "dashboard"),
            Set.of("app"));

    /** Stands beside the ranks: imports nothing of ours and only app imports it. */
    private static final String SIMULATOR = "simulator";

    private static final JavaClasses OURS = OurClasses.ALL;

    private static Map<String, Integer> ranks() {
        Map<String, Integer> ranks = new HashMap<>();
        for (int rank = 0; rank < RANKS.size(); rank++) {
            for (String feature : RANKS.get(rank)) {
                ranks.put(feature, rank);
            }
        }
        return ranks;
    }

    /** The part of the house a class belongs to: the name after {@code org.fairgate}; empty for others' classes. */
    private static String part(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName() + ".";
        return name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.", 2)[0] : "";
    }

    @Test
    void everyPartOfTheHouseHasARank() {
        assertThat(OURS.stream().map(ArchitectureTest::part).distinct())
                .isNotEmpty()
                .allMatch(part -> part.equals(SIMULATOR) || ranks().containsKey(part));
    }

    @Test
    void importsGoStrictlyDownTheRanks() {
        classes()
                .that(describe("have a rank", type -> ranks().containsKey(part(type))))
                .should(new ArchCondition<>("import only what ranks below") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        int mine = ranks().getOrDefault(part(type), -1);
                        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                            String other = part(dependency.getTargetClass());
                            boolean generatedPage = other.equals("pages");
                            if (other.isEmpty() || other.equals(part(type)) || generatedPage) {
                                continue;
                            }
                            boolean below = other.equals(SIMULATOR)
                                    ? part(type).equals("app")
                                    : ranks().getOrDefault(other, Integer.MAX_VALUE) < mine;
                            if (!below) {
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                            }
                        }
                    }
                })
                .check(OURS);
    }

    @Test
    void thePartsOfThePlatformDoNotGoInCircles() {
        slices().matching("org.fairgate.platform.(*)..")
                .should()
                .beFreeOfCycles()
                .check(OURS);
    }

    @Test
    void thePartsOfAFeatureDoNotGoInCircles() {
        slices().matching("org.fairgate.(**)").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void theKernelUsesNoLibrary() {
        classes()
                .that()
                .resideInAPackage("org.fairgate.kernel..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "org.fairgate.kernel..")
                .check(OURS);
    }

    @Test
    void theSimulatorImportsNothingOfTheRest() {
        noClasses()
                .that()
                .resideInAPackage("org.fairgate.simulator..")
                .should()
                .dependOnClassesThat(describe(
                        "are ours and not the simulator's",
                        type -> !part(type).isEmpty()
                                && !part(type).equals(SIMULATOR)
                                && !type.getPackageName().startsWith("org.fairgate.pages")))
                .check(OURS);
    }

    @Test
    void onlyStoresOfTheirOwnPackageSpeakSql() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Store")
                .and()
                .resideOutsideOfPackage("org.fairgate.platform..")
                .should()
                .notBePublic()
                .check(OURS);
        noClasses()
                .that(describe(
                        "are routes or pages",
                        type -> type.getSimpleName().endsWith("Routes")
                                || type.getSimpleName().endsWith("Pages")))
                .and()
                .resideOutsideOfPackages("org.fairgate.app..")
                .should()
                .dependOnClassesThat(describe(
                        "are stores or SQL clients",
                        type -> type.getSimpleName().endsWith("Store")
                                || type.getPackageName().startsWith("io.vertx.sqlclient")
                                || type.getPackageName().startsWith("io.vertx.pgclient")))
                .check(OURS);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(OURS);
    }

    @Test
    void theTimeAndIdsAreHandedIn() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Wiring.class.getName())
                .should()
                .callMethodWhere(describe("reads the clock of the machine", ArchitectureTest::readsTheClock))
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(ThreadLocalRandom.class, "current")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callConstructor(java.util.Date.class)
                .check(OURS);
    }

    private static boolean readsTheClock(JavaCall<? extends AccessTarget.CodeUnitCallTarget> call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getName();
        return owner.startsWith("java.time.") && (method.equals("now") || method.startsWith("system"))
                || owner.equals("java.lang.System") && method.equals("currentTimeMillis");
    }

    @Test
    void randomnessIsMadeInTheWiring() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.fairgate.app..", "org.fairgate.simulator..")
                .should()
                .callConstructor(SecureRandom.class)
                .check(OURS);
    }

    @Test
    void nobodySleepsOrBlocksOnAFuture() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "Thread.sleep",
                        call -> call.getTargetOwner().isEquivalentTo(Thread.class)
                                && call.getName().equals("sleep")))
                .check(OURS);
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "Future.await",
                        call -> call.getTargetOwner().getName().equals("io.vertx.core.Future")
                                && call.getName().equals("await")))
                .check(OURS);
    }

    @Test
    void promisesBelongToThePlatformAndToAutoSave() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.fairgate.platform..", "org.fairgate.draft..", "org.fairgate.simulator..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Promise.class)
                .check(OURS);
    }
}
