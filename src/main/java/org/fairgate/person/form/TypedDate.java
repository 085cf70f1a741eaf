package org.fairgate.person.form;

import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** A date in three boxes, as typed. */
record TypedDate(String year, String month, String day) {
    static TypedDate of(JsonObject draft, String name) {
        return new TypedDate(
                PersonCheck.text(draft, name + "Year"),
                PersonCheck.text(draft, name + "Month"),
                PersonCheck.text(draft, name + "Day"));
    }

    boolean isEmpty() {
        return year.isEmpty() && month.isEmpty() && day.isEmpty();
    }

    /** The date; empty when there is none like this. */
    Optional<LocalDate> date() {
        if (!year.matches("[0-9]{4}") || !month.matches("[0-9]{1,2}") || !day.matches("[0-9]{1,2}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** As it stands in the boxes. */
    @Override
    public String toString() {
        return year + "-" + month + "-" + day;
    }
}
