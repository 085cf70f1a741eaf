package org.fairgate.person.page;

import java.util.List;
import java.util.Set;
import org.fairgate.draft.form.Option;
import org.fairgate.edition.Choice;
import org.fairgate.kernel.Language;
import org.fairgate.person.form.PersonCheck;
import org.fairgate.unit.form.Choices;

/** The countries that a person may be a national of, made once for each language. */
final class Countries {
    private final List<Option> chinese;
    private final List<Option> english;

    Countries(Choices choices) {
        Set<String> allowed = new PersonCheck(choices).nationalities();
        this.chinese = options(choices, allowed, Language.ZH_CN);
        this.english = options(choices, allowed, Language.EN);
    }

    /** Sorted as readers of the language expect. */
    List<Option> of(Language language) {
        return language == Language.ZH_CN ? chinese : english;
    }

    private static List<Option> options(Choices choices, Set<String> allowed, Language language) {
        return choices.countries(language).stream()
                .filter(choice -> allowed.contains(choice.code()))
                .map((Choice choice) -> new Option(choice.code(), choice.name(language), "", ""))
                .toList();
    }
}
