package org.fairgate.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.fairgate.kernel.EmailAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The demo's reference data is whole: every number below is one that the pages and the loader count on. */
class ReferenceDataTest {
    private static final String CODE = "[a-z0-9]+(-[a-z0-9]+)*";

    private final JsonNode delegations = read("delegations.yaml").path("delegations");
    private final JsonNode demo = read("demo-edition.yaml");

    @Test
    @Tag("R-ACC-4")
    void thereAreThirtyNineDelegations() {
        assertThat(delegations).hasSize(39);
        assertThat(stream(delegations).map(it -> it.path("kind").asText()))
                .filteredOn("province"::equals)
                .hasSize(31);
        assertThat(stream(delegations).map(it -> it.path("kind").asText()))
                .filteredOn("separate-city"::equals)
                .hasSize(5);
    }

    @Test
    @Tag("R-ACC-4")
    void everyNodeHasACodeOfItsOwnBothNamesAndALiaison() {
        List<JsonNode> nodes = allNodes();
        assertThat(nodes).extracting(it -> it.path("code").asText()).doesNotHaveDuplicates();
        assertThat(nodes).extracting(it -> it.path("nameZh").asText()).doesNotHaveDuplicates();
        assertThat(nodes).extracting(it -> it.path("nameEn").asText()).doesNotHaveDuplicates();
        assertThat(nodes).allSatisfy(node -> {
            assertThat(node.path("code").asText()).matches(CODE);
            assertThat(node.path("nameZh").asText()).contains("交易");
            assertThat(node.path("nameEn").asText()).contains("elegation");
            JsonNode liaison = node.path("liaison");
            assertThat(liaison.path("name").asText()).isNotBlank();
            assertThat(liaison.path("nameEn").asText()).isNotBlank();
            assertThat(liaison.path("phone").asText()).matches("0[0-9]{2,3}-0[0-9]{6,7}");
            assertThat(EmailAddress.parse(liaison.path("email").asText()).value())
                    .endsWith("@example.cn");
        });
    }

    @Test
    @Tag("R-ACC-4")
    void aSubDelegationIsNamedUnderItsDelegation() {
        assertThat(stream(delegations))
                .allSatisfy(parent -> assertThat(stream(parent.path("subDelegations")))
                        .allSatisfy(child -> assertThat(child.path("code").asText())
                                .startsWith(parent.path("code").asText() + "-")));
    }

    @Test
    @Tag("R-ACC-4")
    void guangdongHasItsCitiesAndDepartmentsAndShenzhenStandsBesideIt() {
        JsonNode guangdong = stream(delegations)
                .filter(it -> "guangdong".equals(it.path("code").asText()))
                .findFirst()
                .orElseThrow();
        assertThat(ofKind(guangdong, "city")).hasSize(20).doesNotContain("guangdong-shenzhen");
        assertThat(ofKind(guangdong, "department")).hasSizeGreaterThanOrEqualTo(10);
        assertThat(stream(delegations).map(it -> it.path("code").asText())).contains("shenzhen");
    }

    @Test
    void theDemoEditionIsOpenTodayAndItsTimesAreInOrder() {
        JsonNode edition = demo.path("edition");
        int opens = edition.path("opensInDays").asInt(1);
        int transfer = edition.path("transferDeadlineInDays").asInt();
        int scan = edition.path("scanAndB2bDeadlineInDays").asInt();
        int closes = edition.path("closesInDays").asInt();
        List<Integer> entryDays =
                stream(edition.path("entryDaysInDays")).map(JsonNode::asInt).toList();

        assertThat(List.of(opens, 0, transfer, scan, closes, entryDays.get(0))).isSorted();
        assertThat(entryDays).containsExactly(70, 71, 72, 73, 74, 75);
        assertThat(edition.path("fees").path("newBadge").asLong()).isEqualTo(20000);
        assertThat(edition.path("fees").path("reusedBadge").asLong()).isEqualTo(10000);
    }

    @Test
    @Tag("R-UNIT-1")
    void thereAreSixAreasWithProductGroupsAndThirteenZonesInThem() {
        assertThat(codes(demo.path("areas")))
                .containsExactly("food-agri", "automobile", "equipment", "consumer", "medical", "services");
        assertThat(stream(demo.path("areas")))
                .allSatisfy(
                        area -> assertThat(area.path("productGroups").size()).isBetween(5, 9));
        assertThat(demo.path("zones")).hasSize(13);
        assertThat(stream(demo.path("zones")).map(zone -> zone.path("area").asText()))
                .isSubsetOf(codes(demo.path("areas")));
    }

    @Test
    @Tag("R-UNIT-1")
    void everyListHasUniqueCodesAndNamesInBothLanguages() {
        List<JsonNode> groups = stream(demo.path("areas"))
                .flatMap(area -> stream(area.path("productGroups")))
                .toList();
        for (List<JsonNode> list : List.of(
                groups,
                stream(demo.path("areas")).toList(),
                stream(demo.path("zones")).toList(),
                stream(demo.path("industries")).toList())) {
            assertThat(list)
                    .isNotEmpty()
                    .extracting(it -> it.path("code").asText())
                    .doesNotHaveDuplicates()
                    .allMatch(code -> code.matches(CODE));
            assertThat(list).allSatisfy(it -> {
                assertThat(it.path("nameZh").asText()).isNotBlank();
                assertThat(it.path("nameEn").asText()).isNotBlank();
            });
        }
        assertThat(demo.path("industries").size()).isGreaterThanOrEqualTo(20);
    }

    @Test
    @Tag("R-ACC-5")
    void fivePartnersHaveARecommendationCode() {
        assertThat(codes(demo.path("recommendationCodes"))).hasSize(5).doesNotHaveDuplicates();
        assertThat(stream(demo.path("recommendationCodes"))).allSatisfy(it -> {
            assertThat(it.path("partnerZh").asText()).isNotBlank();
            assertThat(it.path("partnerEn").asText()).isNotBlank();
        });
    }

    private List<JsonNode> allNodes() {
        List<JsonNode> nodes = new ArrayList<>();
        for (JsonNode delegation : delegations) {
            nodes.add(delegation);
            delegation.path("subDelegations").forEach(nodes::add);
        }
        return nodes;
    }

    private static List<String> ofKind(JsonNode parent, String kind) {
        return stream(parent.path("subDelegations"))
                .filter(it -> kind.equals(it.path("kind").asText()))
                .map(it -> it.path("code").asText())
                .toList();
    }

    private static List<String> codes(JsonNode list) {
        return stream(list).map(it -> it.path("code").asText()).toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static JsonNode read(String name) {
        YAMLMapper strict = YAMLMapper.builder()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (InputStream file =
                Objects.requireNonNull(ReferenceDataTest.class.getResourceAsStream("/reference/" + name), name)) {
            return strict.readTree(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
