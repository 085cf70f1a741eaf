package org.fairgate.draft.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R-SAVE-2")
class DraftFormTest {
    private static final DraftSheet SHEET = new DraftSheet("unit", List.of("name", "address"), List.of("areas"));

    @Test
    void whatAStrangerSavedInAnotherShapeCountsAsEmpty() {
        JsonObject odd = new JsonObject()
                .put("name", new JsonObject().put("first", "A"))
                .put("address", 5)
                .put("areas", new JsonArray().add("automobile").add(7).addNull());
        assertThat(SHEET.values(odd))
                .isEqualTo(Map.of("name", List.of(), "address", List.of(), "areas", List.of("automobile")));
    }

    @Test
    void suggestionsFillOnlyEmptyFieldsOfAPageThatWasNeverSaved() {
        Map<String, String> suggestions = Map.of("name", "From the account", "address", "");
        assertThat(form(0, Map.of()).prefilled(suggestions).value("name")).isEqualTo("From the account");
        assertThat(form(0, Map.of("name", List.of("Typed")))
                        .prefilled(suggestions)
                        .value("name"))
                .isEqualTo("Typed");
        assertThat(form(1, Map.of()).prefilled(suggestions).value("name")).isEmpty();
    }

    @Test
    void aFieldIsDescribedByItsProblemAndItsHint() {
        DraftForm form = form(1, Map.of()).withProblems(Map.of("name", "Not filled in yet."));
        assertThat(form.describedBy("name", true)).isEqualTo("name-error name-hint");
        assertThat(form.describedBy("name", false)).isEqualTo("name-error");
        assertThat(form.describedBy("address", false)).isNull();
    }

    private static DraftForm form(long version, Map<String, List<String>> values) {
        return new DraftForm(
                "unit",
                DraftForm.State.EDITABLE,
                version,
                Optional.of(Instant.EPOCH),
                5000,
                values,
                Map.of(),
                Map.of());
    }
}
