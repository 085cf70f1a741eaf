package org.fairgate.person.intake.page;

import java.time.Instant;
import java.util.Optional;
import org.fairgate.kernel.Language;
import org.fairgate.person.intake.PersonImport;
import org.fairgate.platform.text.Texts;

/** An import as the API gives it. */
record ImportView(
        String importId,
        String state,
        String fileName,
        long size,
        int total,
        int done,
        int added,
        int renewed,
        int wrong,
        int photos,
        int pictures,
        Optional<Trouble> problem,
        Instant createdAt,
        Instant changedAt) {
    /** What is wrong with the whole file. */
    record Trouble(String code, String detail) {}

    static ImportView of(PersonImport from, Texts texts, Language language) {
        PersonImport.Counts counts = from.counts();
        return new ImportView(
                from.id().toString(),
                from.state().code(),
                from.fileName(),
                from.size(),
                counts.total(),
                counts.done(),
                counts.added(),
                counts.renewed(),
                counts.wrong(),
                counts.photos(),
                counts.pictures(),
                from.problem().map(code -> new Trouble(code, texts.byKey(language, code))),
                from.createdAt(),
                from.changedAt());
    }
}
