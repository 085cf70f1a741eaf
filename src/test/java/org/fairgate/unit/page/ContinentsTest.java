package org.fairgate.unit.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fairgate.draft.form.Option;
import org.junit.jupiter.api.Test;

class ContinentsTest {
    @Test
    void everyInhabitedCountryIsUnderItsContinent() {
        List<Option> all = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
                .filter(code -> !code.equals("CN"))
                .map(code -> new Option(code, code, "", ""))
                .toList();
        Map<Continents, List<Option>> grouped = Continents.group(all);
        assertThat(grouped.keySet()).containsExactly(Continents.values());
        assertThat(grouped.get(Continents.OTHER))
                .extracting(Option::code)
                .containsExactlyInAnyOrder("AQ", "BV", "CC", "CX", "GS", "HM", "IO", "TF", "UM");
    }
}
