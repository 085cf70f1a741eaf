package org.fairgate.person.sheet;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fairgate.edition.Choice;
import org.fairgate.kernel.document.IdDocument;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.person.form.CheckedPerson;
import org.fairgate.person.form.PersonCheck;
import org.fairgate.person.form.PersonField;
import org.fairgate.person.form.PersonInput;
import org.fairgate.person.form.PersonIssue;
import org.fairgate.person.sheet.raw.SheetRow;

/**
 * Turns rows into drafts and tells what is wrong with them: what cannot be understood, and whatever the form itself would
 * say. What no sheet can hold (photo, proof, the address chosen) may still be missing.
 */
public final class RowReading {
    private static final Set<PersonInput> LATER = Set.of(PersonInput.PHOTO, PersonInput.PROOF, PersonInput.ADDRESS);
    private static final Pattern DATE =
            Pattern.compile("([0-9]{4})[-/.年]?([0-9]{1,2})[-/.月]?([0-9]{1,2})日?(?: 0?0:00(?::00)?)?");

    private final SheetWords words;
    private final PersonCheck check;
    private final PersonCheck.Setting setting;

    /** @param today where the fair is */
    public RowReading(SheetWords words, PersonCheck check, LocalDate today) {
        this.words = words;
        this.check = check;
        this.setting = new PersonCheck.Setting(words.days(), today, id -> true, id -> true, id -> true);
    }

    /** Reads a row; never fails. */
    public ReadRow read(SheetRow row) {
        PersonKind kind = PersonKind.parse(row.kind());
        JsonObject draft = new JsonObject();
        List<RowReason> reasons = new ArrayList<>();
        JsonArray days = new JsonArray();
        for (SheetColumn column : words.columns(kind)) {
            String typed = row.value(column.key());
            if (row.mangled().contains(column.key())) {
                reasons.add(RowReason.of(column.field().name(), SheetText.WRONG_ROUNDED));
            } else if (!typed.isEmpty()) {
                if (column.isDay()) {
                    day(column, typed, days, reasons);
                } else {
                    put(draft, column, kind, typed).ifPresent(reasons::add);
                }
            }
        }
        if (!days.isEmpty()) {
            draft.put("entryDays", days);
        }
        if (kind.documents().size() == 1) {
            draft.put("documentType", kind.documents().get(0).code());
        }
        CheckedPerson checked = check.check(kind, draft, setting);
        checked.issues().stream()
                .filter(issue -> !LATER.contains(issue.field().input()))
                .filter(issue -> reasons.stream()
                        .noneMatch(said -> said.field().equals(issue.field().name())))
                .map(RowReading::reason)
                .toList()
                .forEach(reasons::add);
        String number = checked.document().map(IdDocument::number).orElse("");
        return new ReadRow(row, kind, draft, checked.documentClaim(), number, reasons);
    }

    private static RowReason reason(PersonIssue issue) {
        return RowReason.of(issue.field().name(), issue.text(), issue.argumentArray());
    }

    private void day(SheetColumn column, String typed, JsonArray days, List<RowReason> reasons) {
        if (SheetWords.codeOf(words.choices(column.field(), PersonKind.MAINLAND), typed)
                .isPresent()) {
            days.add(column.key().substring(SheetColumn.DAY.length()));
        } else {
            reasons.add(RowReason.of(column.field().name(), SheetText.WRONG_CHOICE, shortened(typed)));
        }
    }

    private Optional<RowReason> put(JsonObject draft, SheetColumn column, PersonKind kind, String typed) {
        PersonField field = column.field();
        if (field.input() == PersonInput.DATE) {
            return putDate(draft, field, typed);
        }
        List<Choice> choices = words.choices(field, kind);
        if (choices.isEmpty()) {
            draft.put(field.name(), typed);
            return Optional.empty();
        }
        Optional<String> code = SheetWords.codeOf(choices, typed);
        code.ifPresent(known ->
                draft.put(field.name(), field.input() == PersonInput.COMMITMENT ? new JsonArray().add(known) : known));
        return code.isPresent()
                ? Optional.empty()
                : Optional.of(RowReason.of(field.name(), SheetText.WRONG_CHOICE, shortened(typed)));
    }

    private static Optional<RowReason> putDate(JsonObject draft, PersonField field, String typed) {
        Matcher parts = DATE.matcher(typed);
        try {
            if (parts.matches()) {
                LocalDate date = LocalDate.of(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)));
                draft.put(field.name() + "Year", Integer.toString(date.getYear()))
                        .put(field.name() + "Month", Integer.toString(date.getMonthValue()))
                        .put(field.name() + "Day", Integer.toString(date.getDayOfMonth()));
                return Optional.empty();
            }
        } catch (DateTimeException noSuchDay) {
            // told below, like anything else that is no date
        }
        return Optional.of(RowReason.of(field.name(), SheetText.WRONG_DATE, shortened(typed)));
    }

    private static String shortened(String typed) {
        return typed.length() <= 40 ? typed : typed.substring(0, 40) + "…";
    }
}
