package org.fairgate.kernel.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.fairgate.kernel.InvalidValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers of documents, good and bad. */
@Tag("R-PER-1")
class IdDocumentTest {
    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, 1949-12-31, FEMALE",
        "440524188001010014, 1880-01-01, MALE",
        "34052419800101001X, 1980-01-01, MALE",
        "440308199901101512, 1999-01-10, MALE",
        "330105197810270025, 1978-10-27, FEMALE"
    })
    void aResidentIdTellsBirthDateAndSex(String number, LocalDate birth, Sex sex) {
        IdDocument read = IdDocument.parse(DocumentType.RESIDENT_ID, number);

        assertThat(read.number()).isEqualTo(number);
        assertThat(read.birthDate()).contains(birth);
        assertThat(read.sex()).contains(sex);
        assertThat(read.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "11010519491231002x",
        "' 110105 19491231 002X '",
        "110105-19491231-002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        "１１０１０５　１９４９１２３１　００２ｘ"
    })
    void theWaysInWhichPeopleTypeOneNumberAllMeanTheSame(String typed) {
        assertThat(IdDocument.parse(DocumentType.RESIDENT_ID, typed).number()).isEqualTo("11010519491231002X");
    }

    @ParameterizedTest
    @CsvSource({
        "'', DOCUMENT_FORMAT",
        "110105194912310021, DOCUMENT_CHECK_DIGIT",
        "11010519491231003X, DOCUMENT_CHECK_DIGIT",
        "11010519491231002, DOCUMENT_FORMAT",
        "11010519491231002XX, DOCUMENT_FORMAT",
        "1101051949123100２A, DOCUMENT_FORMAT",
        "X1010519491231002X, DOCUMENT_FORMAT",
        "610104620927690, DOCUMENT_FIFTEEN_DIGITS",
        "110105194902300020, DOCUMENT_DATE",
        "110105194913310021, DOCUMENT_DATE",
        "990105194912310022, DOCUMENT_REGION",
        "810000199408230021, DOCUMENT_REGION"
    })
    void aWrongResidentIdIsRefusedWithItsReason(String typed, InvalidValue.Reason reason) {
        assertRefused(DocumentType.RESIDENT_ID, typed, reason);
    }

    @Test
    void theCheckDigitOfAConvertedOldNumberIsThatOfTheStandard() {
        assertThat(CheckDigits.gb11643("61010419620927690")).isEqualTo('8');
        assertThat(IdDocument.parse(DocumentType.RESIDENT_ID, "610104196209276908")
                        .birthDate())
                .contains(LocalDate.of(1962, 9, 27));
    }

    @ParameterizedTest
    @CsvSource({
        "H12345678, H12345678",
        "h 1234 5678, H12345678",
        "M1234567801, M12345678",
        "H1234567800, H12345678",
        "Ｍ１２３４５６７８０１, M12345678"
    })
    void aPermitOfHongKongOrMacaoIsTheSameAfterItsRenewal(String typed, String number) {
        IdDocument read = IdDocument.parse(DocumentType.HK_MACAO_PERMIT, typed);

        assertThat(read.number()).isEqualTo(number);
        assertThat(read.birthDate()).isEmpty();
        assertThat(read.sex()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"T12345678", "H1234567", "H123456789", "H123456780123", "12345678"})
    void aWrongPermitOfHongKongOrMacaoIsRefused(String typed) {
        assertRefused(DocumentType.HK_MACAO_PERMIT, typed, InvalidValue.Reason.DOCUMENT_FORMAT);
    }

    @ParameterizedTest
    @CsvSource({"12345678, 12345678", "1234567801, 1234567801", "1234567801(B), 1234567801", "1234567801（b）, 1234567801"
    })
    void aPermitOfTaiwanIsACardOrABooklet(String typed, String number) {
        assertThat(IdDocument.parse(DocumentType.TAIWAN_PERMIT, typed).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"1234567", "123456789", "12345678012", "1234567801(BB)", "T12345678"})
    void aWrongPermitOfTaiwanIsRefused(String typed) {
        assertRefused(DocumentType.TAIWAN_PERMIT, typed, InvalidValue.Reason.DOCUMENT_FORMAT);
    }

    @ParameterizedTest
    @CsvSource({
        "810000199408230021, 1994-08-23, FEMALE",
        "830000199201300022, 1992-01-30, FEMALE",
        "810000199001010019, 1990-01-01, MALE"
    })
    void aResidencePermitFollowsTheRuleOfResidentIds(String number, LocalDate birth, Sex sex) {
        IdDocument read = IdDocument.parse(DocumentType.HMT_RESIDENCE_PERMIT, number);

        assertThat(read.birthDate()).contains(birth);
        assertThat(read.sex()).contains(sex);
    }

    @Test
    void aResidencePermitIsNoResidentIdAndTheOtherWayRound() {
        assertRefused(DocumentType.HMT_RESIDENCE_PERMIT, "11010519491231002X", InvalidValue.Reason.DOCUMENT_REGION);
        assertRefused(
                DocumentType.HMT_RESIDENCE_PERMIT, "810000199408230022", InvalidValue.Reason.DOCUMENT_CHECK_DIGIT);
    }

    @ParameterizedTest
    @CsvSource({
        "932682198501010017, 1985-01-01, MALE",
        "911124198108030024, 1981-08-03, FEMALE",
        "911398199012310021, 1990-12-31, FEMALE"
    })
    void aNewForeignPermanentResidentIdTellsBirthDateAndSex(String number, LocalDate birth, Sex sex) {
        IdDocument read = IdDocument.parse(DocumentType.FOREIGN_PR_ID, number);

        assertThat(read.birthDate()).contains(birth);
        assertThat(read.sex()).contains(sex);
        assertThat(read.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "932682198501010018, DOCUMENT_CHECK_DIGIT",
        "832682198501010017, DOCUMENT_FORMAT",
        "999682198501010017, DOCUMENT_REGION",
        "93268219850101001, DOCUMENT_FORMAT",
        "KA1110090123105, DOCUMENT_FORMAT"
    })
    void aWrongNewForeignPermanentResidentIdIsRefused(String typed, InvalidValue.Reason reason) {
        assertRefused(DocumentType.FOREIGN_PR_ID, typed, reason);
    }

    @Test
    void anOldForeignPermanentResidentIdIsTakenAndItsUnsureCheckDigitOnlyWarns() {
        IdDocument sample = IdDocument.parse(DocumentType.FOREIGN_PR_ID, "kaz 1100 901231 05");
        IdDocument odd = IdDocument.parse(DocumentType.FOREIGN_PR_ID, "KAZ110090123106");

        assertThat(sample.number()).isEqualTo("KAZ110090123105");
        assertThat(sample.warnings()).isEmpty();
        assertThat(sample.birthDate()).isEmpty();
        assertThat(odd.warnings()).containsExactly(IdDocument.Warning.CHECK_DIGIT_UNSURE);
    }

    @ParameterizedTest
    @CsvSource({"AB123, AB123", "c01x00t47, C01X00T47", "12345678901234567890, 12345678901234567890"})
    void aPassportIsFiveToTwentyLettersAndDigits(String typed, String number) {
        assertThat(IdDocument.parse(DocumentType.PASSPORT, typed).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"AB12", "123456789012345678901", "AB_1234", "护照123456"})
    void whatIsNoPassportNumberIsRefused(String typed) {
        assertRefused(DocumentType.PASSPORT, typed, InvalidValue.Reason.DOCUMENT_FORMAT);
        assertRefused(DocumentType.CHINESE_PASSPORT, typed, InvalidValue.Reason.DOCUMENT_FORMAT);
    }

    @Test
    void aChinesePassportOfAnUnusualFormOnlyWarns() {
        for (String usual : new String[] {"E12345678", "G12345678", "EA1234567"}) {
            assertThat(IdDocument.parse(DocumentType.CHINESE_PASSPORT, usual).warnings())
                    .isEmpty();
        }
        assertThat(IdDocument.parse(DocumentType.CHINESE_PASSPORT, "PE1234567").warnings())
                .containsExactly(IdDocument.Warning.UNUSUAL_PASSPORT);
    }

    @Test
    void theCheckDigitsOfIcao9303AreThoseOfItsExample() {
        assertThat(CheckDigits.icao9303("L898902C3")).isEqualTo('6');
        assertThat(CheckDigits.icao9303("740812")).isEqualTo('2');
        assertThat(CheckDigits.icao9303("120415")).isEqualTo('9');
        String line = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
        assertThat(CheckDigits.icao9303(line.substring(28, 42))).isEqualTo(line.charAt(42));
        assertThat(CheckDigits.icao9303(line.substring(0, 10) + line.substring(13, 20) + line.substring(21, 43)))
                .isEqualTo(line.charAt(43));
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void whateverIsTypedIsReadOrRefused(DocumentType type) {
        for (String odd : new String[] {"\0", "😀".repeat(10), "9".repeat(64), "9".repeat(65), "((((", "\u202E123"}) {
            InvalidValue refused = catchThrowableOfType(InvalidValue.class, () -> {
                IdDocument unused = IdDocument.parse(type, odd);
            });
            assertThat(refused).as(odd).isNotNull();
        }
    }

    @Test
    void aNumberIsShownWithItsMiddleHidden() {
        IdDocument read = IdDocument.parse(DocumentType.RESIDENT_ID, "440524188001010014");

        assertThat(read.masked()).isEqualTo("44************0014");
        assertThat(read).hasToString("resident-id 44************0014");
        assertThat(IdDocument.parse(DocumentType.HK_MACAO_PERMIT, "H12345678").masked())
                .doesNotContain("12345")
                .hasSize(9);
        assertThat(IdDocument.parse(DocumentType.PASSPORT, "AB123").masked()).contains("**");
    }

    @Test
    void everyKindOfPersonHasItsDocuments() {
        assertThat(PersonKind.MAINLAND.documents()).containsExactly(DocumentType.RESIDENT_ID);
        assertThat(PersonKind.HONG_KONG_MACAO_TAIWAN.documents())
                .containsExactly(
                        DocumentType.HK_MACAO_PERMIT, DocumentType.TAIWAN_PERMIT, DocumentType.HMT_RESIDENCE_PERMIT);
        assertThat(PersonKind.FOREIGN.documents()).containsExactly(DocumentType.PASSPORT, DocumentType.FOREIGN_PR_ID);
        assertThat(PersonKind.CHINESE_ABROAD.documents()).containsExactly(DocumentType.CHINESE_PASSPORT);
        assertThat(PersonKind.parse("chinese-abroad")).isEqualTo(PersonKind.CHINESE_ABROAD);
        assertThat(DocumentType.parse("hmt-residence-permit")).isEqualTo(DocumentType.HMT_RESIDENCE_PERMIT);
        assertThat(Sex.parse("female")).isEqualTo(Sex.FEMALE);
    }

    private static void assertRefused(DocumentType type, String typed, InvalidValue.Reason reason) {
        InvalidValue refused = catchThrowableOfType(InvalidValue.class, () -> {
            IdDocument unused = IdDocument.parse(type, typed);
        });
        assertThat(refused).as(typed).isNotNull();
        assertThat(refused.reason()).as(typed).isEqualTo(reason);
    }
}
