package org.fairgate.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "zh-CN, ZH_CN",
        "en, EN",
        "'en-GB,en;q=0.9,zh-CN;q=0.8', EN",
        "'zh-CN,zh;q=0.9,en;q=0.8', ZH_CN",
        "'en;q=0.5, zh-Hant-TW;q=0.7', ZH_CN",
        "'fr-FR, fr;q=0.9, en;q=0.4', EN",
        "'en, zh', EN",
        "'zh;q=0, en;q=0.1', EN",
        "'en;q=0', ZH_CN",
        "'EN-us ; q=1.000', EN",
        "fr, ZH_CN",
        "*, ZH_CN",
        "'*;q=0.1, en;q=0.2', EN",
        "'', ZH_CN",
        "',,;;q=en', ZH_CN",
        "'en;q=nonsense', ZH_CN",
        "'english', ZH_CN"
    })
    void theHeadersBestWishWinsAndChineseIsTheDefault(String header, Language expected) {
        assertThat(Language.fromAcceptLanguage(header)).isEqualTo(expected);
    }

    @Test
    void aMissingOrGiantHeaderGivesChinese() {
        assertThat(Language.fromAcceptLanguage(null)).isEqualTo(Language.ZH_CN);
        assertThat(Language.fromAcceptLanguage("en,".repeat(100_000))).isEqualTo(Language.ZH_CN);
    }

    @Test
    void theLocaleIsThatOfTheCode() {
        assertThat(Language.ZH_CN.locale()).isEqualTo(java.util.Locale.SIMPLIFIED_CHINESE);
        assertThat(Language.EN.locale()).isEqualTo(java.util.Locale.ENGLISH);
    }
}
