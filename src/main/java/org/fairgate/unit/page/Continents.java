package org.fairgate.unit.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fairgate.draft.form.Option;

/** Where countries and regions lie, so that a long list of them can be read. */
enum Continents {
    ASIA(UnitText.ASIA, """
            AE AF AM AZ BD BH BN BT CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK
            PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE"""),
    EUROPE(UnitText.EUROPE, """
            AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK
            MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA"""),
    AMERICAS(UnitText.AMERICAS, """
            AG AI AR AW BB BL BM BO BQ BR BS BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GT GY HN HT JM KN KY LC MF MQ
            MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI"""),
    AFRICA(UnitText.AFRICA, """
            AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA
            NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW"""),
    OCEANIA(UnitText.OCEANIA, """
            AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV VU WF WS"""),
    /** Antarctica and islands that belong to no continent. */
    OTHER(UnitText.OTHER_PLACES, "");

    private static final Map<String, Continents> BY_CODE = new HashMap<>();

    static {
        for (Continents continent : values()) {
            for (String code : continent.codes.split("\\s+", -1)) {
                BY_CODE.put(code, continent);
            }
        }
    }

    private final UnitText text;
    private final String codes;

    Continents(UnitText text, String codes) {
        this.text = text;
        this.codes = codes;
    }

    /** The heading over its countries. */
    UnitText text() {
        return text;
    }

    /** The countries of each continent, in the order given; continents without any are left out. */
    static Map<Continents, List<Option>> group(List<Option> countries) {
        Map<Continents, List<Option>> grouped = new EnumMap<>(Continents.class);
        for (Option country : countries) {
            grouped.computeIfAbsent(BY_CODE.getOrDefault(country.code(), OTHER), none -> new ArrayList<>())
                    .add(country);
        }
        return grouped;
    }
}
