package org.fairgate.person.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.document.IdDocument;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.platform.text.Texts;
import org.fairgate.unit.form.Choices;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked of the four kinds of persons. */
@Tag("R-PER-1")
class PersonCheckTest {
    private static final Texts TEXTS = new Texts(List.of("unit-form", "person-form"));
    private static final Choices CHOICES = new Choices(TEXTS);
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 5);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 10);
    private static final PersonCheck CHECK = new PersonCheck(CHOICES);
    private static final PersonCheck.Setting SETTING = new PersonCheck.Setting(
            List.of(FIRST, LAST), LocalDate.of(2026, 9, 1), "address"::equals, "photo"::equals, "proof"::equals);

    private static JsonObject common() {
        return new JsonObject()
                .put("name", " 李明 ")
                .put("mobile", "138 0000 0000")
                .put("position", "经理")
                .put("photo", "photo")
                .put("entryDays", days(LAST, FIRST))
                .put("delivery", "pick-up")
                .put("commitment", new JsonArray().add("yes"));
    }

    private static JsonArray days(LocalDate... days) {
        JsonArray list = new JsonArray();
        List.of(days).forEach(day -> list.add(day.toString()));
        return list;
    }

    private static JsonObject complete(PersonKind kind) {
        return switch (kind) {
            case MAINLAND -> common().put("documentNumber", "11010519491231002x");
            case HONG_KONG_MACAO_TAIWAN ->
                birth(common())
                        .put("documentType", "hk-macao-permit")
                        .put("documentNumber", "h1234567801")
                        .put("mobile", "+852 5123 4567");
            case FOREIGN ->
                expiry(birth(common()), 2030)
                        .put("documentType", "passport")
                        .put("documentNumber", "c01x00t47")
                        .put("nationality", "DE")
                        .put("email", "a@example.de")
                        .put("mobile", "+49 151 12345678");
            case CHINESE_ABROAD ->
                expiry(birth(common()), 2030)
                        .put("documentNumber", "E12345678")
                        .put("email", "a@example.de")
                        .put("proof", "proof");
        };
    }

    private static JsonObject birth(JsonObject draft) {
        return draft.put("sex", "female")
                .put("birthYear", "1990")
                .put("birthMonth", "2")
                .put("birthDay", 28);
    }

    private static JsonObject expiry(JsonObject draft, int year) {
        return draft.put("expiryYear", Integer.toString(year))
                .put("expiryMonth", "11")
                .put("expiryDay", "09");
    }

    private static CheckedPerson check(PersonKind kind, JsonObject draft) {
        return CHECK.check(kind, draft, SETTING);
    }

    private static List<String> problems(CheckedPerson checked) {
        return checked.issues().stream()
                .map(issue -> issue.field().name() + " " + issue.text().key().replace("person-form.", ""))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(PersonKind.class)
    void aCompletePersonOfEachKindHasNoProblem(PersonKind kind) {
        CheckedPerson checked = check(kind, complete(kind));

        assertThat(problems(checked)).isEmpty();
        assertThat(checked.complete()).isTrue();
        assertThat(checked.value("name")).isEqualTo("李明");
        assertThat(checked.entryDays()).containsExactly(FIRST, LAST);
        assertThat(checked.documentClaim()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"MAINLAND, 8", "HONG_KONG_MACAO_TAIWAN, 11", "FOREIGN, 14", "CHINESE_ABROAD, 13"})
    void anEmptyPersonMissesEverythingThatItsKindNeeds(PersonKind kind, int missing) {
        CheckedPerson checked = check(kind, new JsonObject());

        assertThat(problems(checked)).hasSize(missing);
        assertThat(problems(checked)).allMatch(problem -> problem.contains(" missing-"));
        assertThat(checked.documentClaim()).isEmpty();
    }

    @Test
    void birthDateAndSexFollowFromAResidentIdWhateverIsTyped() {
        JsonObject draft = birth(complete(PersonKind.MAINLAND)).put("sex", "male");

        CheckedPerson checked = check(PersonKind.MAINLAND, draft);

        assertThat(checked.value("sex")).isEqualTo("female");
        assertThat(checked.value("birth")).isEqualTo("1949-12-31");
        assertThat(checked.value("documentNumber")).isEqualTo("11010519491231002X");
        assertThat(checked.value("documentType")).isEqualTo("resident-id");
    }

    @Test
    void aNewForeignPermanentResidentIdTellsThemToo() {
        JsonObject draft = complete(PersonKind.FOREIGN)
                .put("documentType", "foreign-pr-id")
                .put("documentNumber", "932682198501010017")
                .put("birthYear", "");

        CheckedPerson checked = check(PersonKind.FOREIGN, draft);

        assertThat(problems(checked)).isEmpty();
        assertThat(checked.value("birth")).isEqualTo("1985-01-01");
        assertThat(checked.value("sex")).isEqualTo("male");
        assertThat(checked.all("expiry")).isEmpty();
    }

    @Test
    void anOldForeignPermanentResidentIdOnlyWarns() {
        JsonObject draft = complete(PersonKind.FOREIGN)
                .put("documentType", "foreign-pr-id")
                .put("documentNumber", "KAZ110090123106");

        CheckedPerson checked = check(PersonKind.FOREIGN, draft);

        assertThat(problems(checked)).isEmpty();
        assertThat(checked.warnings()).containsExactly(IdDocument.Warning.CHECK_DIGIT_UNSURE);
        assertThat(problems(check(
                        PersonKind.FOREIGN,
                        draft.put("birthYear", "").put("birthMonth", "").put("birthDay", ""))))
                .containsExactly("birth missing-text");
    }

    @ParameterizedTest
    @CsvSource({
        "11010519491231002, bad-document",
        "110105194912310021, bad-document-check-digit",
        "110105194902300020, bad-document-date",
        "610104620927690, bad-document-fifteen-digits",
        "990105194912310023, bad-document-region"
    })
    void aWrongNumberIsToldWithItsReason(String number, String problem) {
        CheckedPerson checked =
                check(PersonKind.MAINLAND, complete(PersonKind.MAINLAND).put("documentNumber", number));

        assertThat(problems(checked)).containsExactly("documentNumber " + problem);
        assertThat(checked.all("sex")).isEmpty();
    }

    @Test
    void theDocumentsOfAnotherKindAreNotTaken() {
        JsonObject draft = complete(PersonKind.FOREIGN).put("documentType", "resident-id");

        assertThat(problems(check(PersonKind.FOREIGN, draft))).contains("documentType not-in-list");
    }

    @ParameterizedTest
    @CsvSource({
        "2026, 11, 9, expires-too-soon",
        "2026, 11, 10, ''",
        "2025, 1, 1, expires-too-soon",
        "2026, 2, 30, bad-date",
        "26, 11, 30, bad-date",
        "'', 11, 30, bad-date"
    })
    void aPassportMustBeValidOnTheLastEntryDay(String year, String month, String day, String problem) {
        JsonObject draft = complete(PersonKind.FOREIGN)
                .put("expiryYear", year)
                .put("expiryMonth", month)
                .put("expiryDay", day);

        assertThat(problems(check(PersonKind.FOREIGN, draft)))
                .isEqualTo(problem.isEmpty() ? List.of() : List.of("expiry " + problem));
    }

    @ParameterizedTest
    @CsvSource({"2026, 9, 2, bad-birth", "1870, 1, 1, bad-birth", "1990, 2, 29, bad-date", "1990, 0, 1, bad-date"})
    void aBirthDateIsOneThatCanBe(String year, String month, String day, String problem) {
        JsonObject draft = complete(PersonKind.FOREIGN)
                .put("birthYear", year)
                .put("birthMonth", month)
                .put("birthDay", day);

        assertThat(problems(check(PersonKind.FOREIGN, draft))).containsExactly("birth " + problem);
    }

    @Test
    void nationalsOfChinaAndItsPartsAreNoForeigners() {
        for (String code : List.of("CN", "HK", "MO", "TW", "XX", "de")) {
            JsonObject draft = complete(PersonKind.FOREIGN).put("nationality", code);
            assertThat(problems(check(PersonKind.FOREIGN, draft))).as(code).containsExactly("nationality not-in-list");
        }
    }

    @Test
    void equalPassportNumbersOfTwoCountriesAreTwoDocuments() {
        JsonObject german = complete(PersonKind.FOREIGN);
        JsonObject french = german.copy().put("nationality", "FR");

        assertThat(check(PersonKind.FOREIGN, german).documentClaim())
                .isNotEqualTo(check(PersonKind.FOREIGN, french).documentClaim());
    }

    @Test
    @Tag("R-PER-3")
    void daysDeliveryAndCommitmentAreAsked() {
        JsonObject draft = complete(PersonKind.MAINLAND);
        assertThat(problems(check(PersonKind.MAINLAND, draft.copy().put("entryDays", days(FIRST, FIRST.plusDays(1))))))
                .containsExactly("entryDays not-an-entry-day");
        assertThat(problems(check(PersonKind.MAINLAND, draft.copy().put("entryDays", FIRST.toString()))))
                .containsExactly("entryDays missing-days");
        assertThat(problems(check(PersonKind.MAINLAND, draft.copy().put("delivery", "pigeon"))))
                .containsExactly("delivery not-in-list");
        assertThat(problems(check(PersonKind.MAINLAND, draft.copy().put("delivery", "express"))))
                .containsExactly("addressId missing-choice");
        assertThat(problems(check(
                        PersonKind.MAINLAND,
                        draft.copy().put("delivery", "express").put("addressId", "gone"))))
                .containsExactly("addressId no-such-address");
        assertThat(problems(check(
                        PersonKind.MAINLAND,
                        draft.copy().put("delivery", "express").put("addressId", "address"))))
                .isEmpty();
        assertThat(check(PersonKind.MAINLAND, draft.copy().put("addressId", "address"))
                        .all("addressId"))
                .as("an address is no part of a pick-up")
                .isEmpty();
        assertThat(problems(check(PersonKind.MAINLAND, draft.copy().put("commitment", new JsonArray().add("no")))))
                .containsExactly("commitment missing-commitment");
    }

    @Test
    void contactsAreCheckedByKind() {
        JsonObject mainland = complete(PersonKind.MAINLAND);
        assertThat(problems(check(PersonKind.MAINLAND, mainland.copy().put("mobile", "+49 151 12345678"))))
                .containsExactly("mobile bad-mobile");
        assertThat(problems(check(PersonKind.MAINLAND, mainland.copy().put("email", "nobody"))))
                .containsExactly("email bad-email");
        JsonObject foreign = complete(PersonKind.FOREIGN);
        assertThat(check(PersonKind.FOREIGN, foreign).value("mobile")).isEqualTo("+4915112345678");
        assertThat(problems(check(PersonKind.FOREIGN, foreign.copy().put("mobile", "151 12345678"))))
                .isEmpty();
        assertThat(problems(check(PersonKind.FOREIGN, foreign.copy().put("mobile", "0151"))))
                .containsExactly("mobile bad-foreign-mobile");
        assertThat(problems(check(PersonKind.FOREIGN, foreign.copy().put("email", ""))))
                .containsExactly("email missing-text");
    }

    @Test
    void aTextTooLongOrWithControlCharactersIsTold() {
        JsonObject draft = complete(PersonKind.MAINLAND);
        CheckedPerson tooLong = check(PersonKind.MAINLAND, draft.copy().put("name", "李".repeat(101)));
        assertThat(problems(tooLong)).containsExactly("name too-long");
        assertThat(tooLong.issues().get(0).arguments()).containsExactly(100, 101);
        assertThat(problems(check(PersonKind.MAINLAND, draft.copy().put("position", "经\t理"))))
                .containsExactly("position bad-text");
    }

    @ParameterizedTest
    @EnumSource(PersonKind.class)
    void whateverADraftHoldsThereIsAnOutcome(PersonKind kind) {
        List<Object> odd = List.of(
                true, 1e300, -1, new JsonObject(), new JsonArray().add(new JsonArray()), "x".repeat(60_000), "\u202E");
        for (Object value : odd) {
            JsonObject draft = new JsonObject();
            PersonForm.texts(kind).forEach(name -> draft.put(name, value));
            PersonForm.lists(kind).forEach(name -> draft.put(name, value));

            CheckedPerson checked = check(kind, draft);

            assertThat(checked.complete()).as(String.valueOf(value)).isFalse();
            assertThat(checked.fields())
                    .allSatisfy(field -> assertThat(field.values()).allMatch(text -> text.length() < 300));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCodeHasAName(Language language) {
        PersonWords words = new PersonWords(TEXTS, CHOICES, language);
        for (PersonKind kind : PersonKind.values()) {
            assertThat(words.kind(kind)).isNotEqualTo(kind.code());
            CheckedPerson checked = check(kind, complete(kind));
            checked.fields().stream()
                    .filter(field -> List.of("documentType", "sex", "nationality", "delivery", "commitment")
                            .contains(field.field().name()))
                    .forEach(field -> assertThat(
                                    words.value(field.field(), field.values().get(0)))
                            .isNotEqualTo(field.values().get(0)));
        }
        assertThat(words.state("pending-lock")).isNotEqualTo("pending-lock");
        assertThat(words.warning(IdDocument.Warning.UNUSUAL_PASSPORT)).isNotBlank();
    }

    @Test
    void theFormKnowsTheFieldsOfTheDraft() {
        assertThat(PersonForm.texts(PersonKind.FOREIGN))
                .contains("birthYear", "birthMonth", "birthDay", "expiryDay", "nationality", "photo")
                .doesNotContain("birth", "proof", "entryDays");
        assertThat(PersonForm.lists(PersonKind.FOREIGN)).containsExactly("entryDays", "commitment");
    }
}
