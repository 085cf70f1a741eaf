package org.fairgate.person.intake;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fairgate.edition.Choice;
import org.fairgate.edition.Edition;
import org.fairgate.edition.EditionService;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.person.form.PersonCheck;
import org.fairgate.person.sheet.RowReading;
import org.fairgate.person.sheet.SheetWords;
import org.fairgate.person.sheet.raw.SheetLimits;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.text.Texts;
import org.fairgate.unit.form.Choices;

/** What sheets of an edition say and how they are read. */
public final class SheetDesk {
    private final EditionService editions;
    private final Words words;
    private final PersonCheck check;
    private final FieldCipher cipher;
    private final InstantSource clock;
    private final SheetLimits limits;

    public SheetDesk(EditionService editions, Words words, Kit kit, SheetLimits limits) {
        this.editions = editions;
        this.words = words;
        this.check = kit.check();
        this.cipher = kit.cipher();
        this.clock = kit.clock();
        this.limits = limits;
    }

    /** Where the words come from. */
    public record Words(Texts texts, Choices choices) {}

    /** What rows are checked with, and what keeps them secret. */
    public record Kit(PersonCheck check, FieldCipher cipher, InstantSource clock) {}

    FieldCipher cipher() {
        return cipher;
    }

    SheetLimits limits() {
        return limits;
    }

    Texts texts() {
        return words.texts();
    }

    Choices choices() {
        return words.choices();
    }

    /** The words of an edition's sheets, in Chinese: for reading, which knows both languages. */
    SheetWords words(EditionId edition) {
        return words(edition, Language.ZH_CN);
    }

    SheetWords words(EditionId id, Language language) {
        Set<String> nationalities = check.nationalities();
        List<Choice> offered = words.choices().countries(language).stream()
                .filter(choice -> nationalities.contains(choice.code()))
                .toList();
        return new SheetWords(words.texts(), language, edition(id).entryDays(), offered);
    }

    /** Reads rows as of today. */
    RowReading reading(EditionId id) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), edition(id).timeZone());
        return new RowReading(words(id), check, today);
    }

    private Edition edition(EditionId id) {
        Optional<Edition> found = editions.find(id);
        return found.orElseThrow(() -> new IllegalStateException("no edition " + id));
    }
}
