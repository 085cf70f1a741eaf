package org.fairgate.unit.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fairgate.edition.Area;
import org.fairgate.edition.Catalogue;
import org.fairgate.edition.Choice;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.platform.text.Texts;
import org.fairgate.unit.form.FormCheck.Setting;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormCheckTest {
    private static final Catalogue CATALOGUE = new Catalogue(
            List.of(
                    new Area(
                            "medical",
                            "医疗",
                            "Medical",
                            List.of(choice("imaging"), choice("vaccines")),
                            List.of(choice("biomedicine"))),
                    new Area("automobile", "汽车", "Automobile", List.of(choice("cars")), List.of(choice("mobility")))),
            List.of(choice("mining"), choice("software")));
    private static final String UNIT_DOMESTIC = """
            {"name":"华星公司","industry":"mining","region":"广东省广州市","address":"天河路 1 号"}""";
    private static final String UNIT_OVERSEAS = """
            {"name":"Nord SA","industry":"mining","country":"FR","address":"1 rue X"}""";
    private static final String CONTACT = """
            {"name":"王五","mobile":"138 0000 0000","email":"W@Example.CN"}""";
    private static final String INTENTION = """
            {"areas":["medical"],"productGroups":["imaging"],"zones":[],"volume":"1m-10m","countries":["FR","TW"],
             "purposes":["procurement","other"],"remarks":""}""";

    private final Choices choices = new Choices(new Texts(List.of("unit-form")));
    private final FormCheck check = new FormCheck(choices);

    @ParameterizedTest
    @EnumSource(UnitCategory.class)
    @Tag("R-UNIT-4")
    void anEmptyFormMissesExactlyTheStarredFieldsOfItsCategory(UnitCategory category) {
        List<String> issues = issues(Map.of(), category);

        List<String> expected = new java.util.ArrayList<>(List.of("unit/name", "unit/industry"));
        expected.add(category.code().startsWith("domestic") ? "unit/region" : "unit/country");
        expected.addAll(List.of("unit/address", "contact/name", "contact/mobile", "contact/email"));
        if (!category.code().endsWith("government")) {
            expected.add("qualification/file");
        }
        expected.addAll(List.of(
                "purchase-intention/areas",
                "purchase-intention/productGroups",
                "purchase-intention/volume",
                "purchase-intention/countries",
                "purchase-intention/purposes"));
        assertThat(issues).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource(UnitCategory.class)
    @Tag("R-UNIT-4")
    void aCompleteFormHasNoIssue(UnitCategory category) {
        assertThat(issues(complete(category), category)).isEmpty();
    }

    @Test
    @Tag("R-UNIT-4")
    void aHalfFilledFormListsWhatIsLeftWithItsLink() {
        Map<String, JsonNode> half =
                Map.of("unit", json("{\"name\":\" 华星 \",\"region\":\"\"}"), "contact", json(CONTACT));

        List<CheckedPage> pages = check.check(half, setting(UnitCategory.DOMESTIC_GOVERNMENT));

        assertThat(pages)
                .extracting(CheckedPage::page)
                .containsExactly(FormPage.UNIT, FormPage.CONTACT, FormPage.PURCHASE_INTENTION);
        assertThat(pages.get(0).issues())
                .extracting(FormIssue::link)
                .containsExactly("/unit/details#industry", "/unit/details#region", "/unit/details#address");
        assertThat(pages.get(0).issues()).extracting(FormIssue::text).contains(FormText.MISSING_CHOICE);
        assertThat(pages.get(1).complete()).isTrue();
    }

    @Test
    @Tag("R-UNIT-4")
    void valuesAreShownAsTheyWillBeSubmitted() {
        List<CheckedPage> pages =
                check.check(complete(UnitCategory.DOMESTIC_ENTERPRISE), setting(UnitCategory.DOMESTIC_ENTERPRISE));

        assertThat(codes(pages, "mobile")).containsExactly("13800000000");
        assertThat(codes(pages, "email")).containsExactly("W@example.cn");
        assertThat(codes(pages, "file")).containsExactly("0190");
        assertThat(field(pages, "volume").values())
                .containsExactly(new Choice("1m-10m", "100 万–1000 万美元", "USD 1–10 million"));
        assertThat(field(pages, "countries").values())
                .extracting(Choice::nameZh)
                .containsExactly("法国", "中国台湾");
    }

    @Test
    @Tag("R-UNIT-1")
    void fieldsOfTheOtherRegionAreNeitherShownNorChecked() {
        Map<String, JsonNode> typed = complete(UnitCategory.OVERSEAS_OTHER);
        page(typed, "unit").put("region", "x".repeat(1000)).put("postcode", "SW1A 1AA");

        List<CheckedPage> pages = check.check(typed, setting(UnitCategory.OVERSEAS_OTHER));

        assertThat(pages.get(0).issues()).isEmpty();
        assertThat(pages.get(0).fields())
                .extracting(field -> field.rule().name())
                .contains("country")
                .doesNotContain("region");
        assertThat(one("unit", "postcode", "\"SW1A 1AA\"")).isEqualTo(FormText.BAD_POSTCODE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    unit    | name                 | "x\\u0007y"            | BAD_TEXT
                    unit    | name                 | {"a":1}                | BAD_TEXT
                    unit    | name                 | ["a"]                  | BAD_TEXT
                    unit    | name                 | true                   | BAD_TEXT
                    unit    | name                 | "  "                   | MISSING_TEXT
                    unit    | name                 | null                   | MISSING_TEXT
                    unit    | industry             | "gold"                 | NOT_IN_LIST
                    unit    | industry             | ["mining","software"]  | NOT_IN_LIST
                    unit    | employees            | 50                     | NOT_IN_LIST
                    unit    | registeredCapitalWan | "-1"                   | BAD_AMOUNT
                    unit    | registeredCapitalWan | "1e9"                  | BAD_AMOUNT
                    unit    | registeredCapitalWan | "1.23456"              | BAD_AMOUNT
                    unit    | registeredCapitalWan | 1234567890123          | BAD_AMOUNT
                    unit    | registeredCapitalWan | 1e999999               | BAD_AMOUNT
                    unit    | registeredCapitalWan | {}                     | BAD_AMOUNT
                    unit    | postcode             | "51000"                | BAD_POSTCODE
                    unit    | website              | "javascript:alert(1)"  | BAD_WEBSITE
                    unit    | website              | "nowhere"              | BAD_WEBSITE
                    contact | mobile               | "12800000000"          | BAD_MOBILE
                    contact | mobile               | "+33612345678"         | BAD_MOBILE
                    contact | phone                | "call me"              | BAD_PHONE
                    contact | email                | "a@b"                  | BAD_EMAIL
                    contact | wechat               | "微信"                  | BAD_WECHAT
                    purchase-intention | areas     | ["medical","moon"]     | NOT_IN_LIST
                    purchase-intention | areas     | {"medical":true}       | NOT_IN_LIST
                    purchase-intention | areas     | [""]                   | MISSING_CHOICE
                    purchase-intention | countries | ["CN"]                 | NOT_IN_LIST
                    purchase-intention | countries | ["fr"]                 | NOT_IN_LIST
                    purchase-intention | productGroups | ["cars"]           | NOT_IN_AREAS
                    purchase-intention | zones     | ["mobility"]           | NOT_IN_AREAS
                    """)
    @Tag("R-UNIT-1")
    void aWrongValueIsToldApart(String page, String field, String value, FormText expected) {
        assertThat(one(page, field, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    unit    | registeredCapitalWan  | "1,000.50"
                    unit    | registeredCapitalWan  | 500
                    unit    | priorYearImportWanUsd | 0.5
                    unit    | postcode              | "510000"
                    unit    | website               | "https://www.例子.中国/a?b=c"
                    unit    | website               | "www.example.cn"
                    unit    | introduction          | "one\\r\\ntwo"
                    unit    | industry              | ["mining"]
                    contact | phone                 | "010-12345678 转 801"
                    contact | phone                 | "(020) 12345678"
                    contact | wechat                | "wx_id-1"
                    purchase-intention | areas      | "medical"
                    purchase-intention | zones      | ["biomedicine"]
                    purchase-intention | zones      | null
                    """)
    @Tag("R-UNIT-1")
    void aRightValueIsTakenHoweverItIsTyped(String page, String field, String value) {
        assertThat(one(page, field, value)).isNull();
    }

    @Test
    @Tag("R-UNIT-1")
    void charactersAreCountedAsPeopleCountThem() {
        assertThat(one("unit", "introduction", '"' + "😀".repeat(500) + '"')).isNull();
        assertThat(one("unit", "introduction", '"' + "字".repeat(501) + '"')).isEqualTo(FormText.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "null", "1", "{\"areas\":[[[{}]]]}"})
    void aPageThatIsNoPageIsAnEmptyOneOrWrongButNeverAFailure(String content) {
        assertThat(issues(Map.of("purchase-intention", json(content)), UnitCategory.DOMESTIC_ENTERPRISE))
                .contains("purchase-intention/areas", "purchase-intention/volume");
    }

    @Test
    void countriesAreSortedForTheirReadersAndPartsOfChinaNamedAsSuch() {
        assertThat(choices.countries(Language.EN))
                .hasSizeGreaterThan(200)
                .extracting(Choice::code)
                .startsWith("AF")
                .doesNotContain("CN");
        assertThat(choices.countries(Language.ZH_CN))
                .extracting(Choice::nameZh)
                .contains("中国香港", "中国澳门", "德国")
                .allMatch(name -> name.codePoints().anyMatch(Character::isIdeographic));
    }

    @Test
    void everyFixedListKeepsItsCodes() {
        assertThat(choices.of(ChoiceList.EMPLOYEES, CATALOGUE))
                .extracting(Choice::code)
                .containsExactly("under-50", "50-299", "300-999", "1000-plus");
        assertThat(choices.of(ChoiceList.VOLUMES, CATALOGUE))
                .extracting(Choice::code)
                .containsExactly("under-100k", "100k-1m", "1m-10m", "10m-100m", "over-100m");
        assertThat(choices.of(ChoiceList.PURPOSES, CATALOGUE))
                .extracting(Choice::code)
                .containsExactly("procurement", "market-research", "partnership", "investment", "other");
    }

    private List<String> issues(Map<String, JsonNode> drafts, UnitCategory category) {
        return check.check(drafts, setting(category)).stream()
                .flatMap(page -> page.issues().stream())
                .map(issue -> issue.rule().page().code() + "/" + issue.rule().name())
                .toList();
    }

    /** What is wrong when one field of a complete domestic form is changed; null for nothing. */
    private @org.jspecify.annotations.Nullable FormText one(String page, String field, String value) {
        Map<String, JsonNode> drafts = complete(UnitCategory.DOMESTIC_ENTERPRISE);
        page(drafts, page).set(field, json(value));
        return check.check(drafts, setting(UnitCategory.DOMESTIC_ENTERPRISE)).stream()
                .flatMap(checked -> checked.issues().stream())
                .filter(issue -> issue.rule().name().equals(field))
                .map(FormIssue::text)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, JsonNode> complete(UnitCategory category) {
        Map<String, JsonNode> drafts = new HashMap<>();
        drafts.put("unit", json(category.code().startsWith("domestic") ? UNIT_DOMESTIC : UNIT_OVERSEAS));
        drafts.put("contact", json(CONTACT));
        drafts.put("purchase-intention", json(INTENTION));
        drafts.put("qualification", json("{\"file\":\"0190\"}"));
        return drafts;
    }

    private static ObjectNode page(Map<String, JsonNode> drafts, String name) {
        return (ObjectNode) Objects.requireNonNull(drafts.get(name));
    }

    private static CheckedField field(List<CheckedPage> pages, String name) {
        return pages.stream()
                .flatMap(page -> page.fields().stream())
                .filter(field -> field.rule().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(List<CheckedPage> pages, String name) {
        return field(pages, name).codes();
    }

    private static Setting setting(UnitCategory category) {
        return new Setting(category, CATALOGUE);
    }

    private static Choice choice(String code) {
        return new Choice(code, code + "-zh", code + "-en");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
