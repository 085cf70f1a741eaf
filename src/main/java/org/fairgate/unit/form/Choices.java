package org.fairgate.unit.form;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fairgate.edition.Catalogue;
import org.fairgate.edition.Choice;
import org.fairgate.kernel.Language;
import org.fairgate.platform.text.Texts;

/** What is in each {@link ChoiceList}: the edition's lists from its catalogue, the fixed ones from here. */
public final class Choices {
    /** The mainland itself is neither a source of imports nor overseas. */
    private static final String MAINLAND = "CN";

    /** Parts of China that have codes of their own are named as such. */
    private static final Map<String, Choice> PARTS_OF_CHINA = Map.of(
            "HK", new Choice("HK", "中国香港", "Hong Kong, China"),
            "MO", new Choice("MO", "中国澳门", "Macao, China"),
            "TW", new Choice("TW", "中国台湾", "Taiwan, China"));

    private final List<Choice> employees;
    private final List<Choice> volumes;
    private final List<Choice> purposes;
    private final List<Choice> countries;
    private final List<Choice> countriesInChineseOrder;

    /** @param texts names of the fixed choices, in both languages */
    public Choices(Texts texts) {
        this.employees = fixed(
                texts,
                "employees-",
                FormText.EMPLOYEES_UNDER_50,
                FormText.EMPLOYEES_50_299,
                FormText.EMPLOYEES_300_999,
                FormText.EMPLOYEES_1000_PLUS);
        this.volumes = fixed(
                texts,
                "volume-",
                FormText.VOLUME_UNDER_100K,
                FormText.VOLUME_100K_1M,
                FormText.VOLUME_1M_10M,
                FormText.VOLUME_10M_100M,
                FormText.VOLUME_OVER_100M);
        this.purposes = fixed(
                texts,
                "purpose-",
                FormText.PURPOSE_PROCUREMENT,
                FormText.PURPOSE_MARKET_RESEARCH,
                FormText.PURPOSE_PARTNERSHIP,
                FormText.PURPOSE_INVESTMENT,
                FormText.PURPOSE_OTHER);
        this.countries = sorted(Choice::nameEn, Locale.ENGLISH, countries());
        this.countriesInChineseOrder = sorted(Choice::nameZh, Locale.CHINA, countries);
    }

    /** The choices of a list in the order of forms; {@link #countries} has them sorted for each language. */
    public List<Choice> of(ChoiceList list, Catalogue catalogue) {
        return switch (list) {
            case INDUSTRIES -> catalogue.industries();
            case AREAS -> catalogue.areaChoices();
            case PRODUCT_GROUPS -> catalogue.productGroups();
            case ZONES -> catalogue.zones();
            case EMPLOYEES -> employees;
            case VOLUMES -> volumes;
            case PURPOSES -> purposes;
            case COUNTRIES -> countries;
        };
    }

    /** All countries and regions but the mainland, sorted as readers of the language expect. */
    public List<Choice> countries(Language language) {
        return language == Language.ZH_CN ? countriesInChineseOrder : countries;
    }

    private static List<Choice> fixed(Texts texts, String prefix, FormText... keys) {
        return Arrays.stream(keys)
                .map(key -> new Choice(
                        key.key().substring(key.key().indexOf('.') + 1 + prefix.length()),
                        texts.get(Language.ZH_CN, key),
                        texts.get(Language.EN, key)))
                .toList();
    }

    private static List<Choice> countries() {
        Set<String> codes = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
        return codes.stream()
                .filter(code -> !code.equals(MAINLAND))
                .map(code -> PARTS_OF_CHINA.getOrDefault(code, named(code)))
                .toList();
    }

    private static Choice named(String code) {
        Locale country = new Locale.Builder().setRegion(code).build();
        return new Choice(code, country.getDisplayCountry(Locale.CHINA), country.getDisplayCountry(Locale.ENGLISH));
    }

    private static List<Choice> sorted(
            java.util.function.Function<Choice, String> name, Locale locale, List<Choice> choices) {
        Collator collator = Collator.getInstance(locale);
        return choices.stream()
                .sorted(Comparator.comparing(name, collator::compare))
                .toList();
    }
}
