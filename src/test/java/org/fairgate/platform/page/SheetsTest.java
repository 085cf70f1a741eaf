package org.fairgate.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SheetsTest {
    private static String joined(Map<String, String> files) {
        return new Sheets(path -> files.getOrDefault(path, "")).joined("a/all.css");
    }

    @Test
    void whatIsImportedStandsInItsOrderAndBeforeTheRest() {
        String joined = joined(Map.of(
                "a/all.css", "/* All */\n@import \"b/one.css\";\n@import \"../c/two.css\";\n.three {\n  top: 0;\n}\n",
                "a/b/one.css", "/* One\n   line more */\n.one {\n  top: 1px;\n}\n",
                "c/two.css", ".two {\n  top: 2px; /* why */\n}\n"));

        assertThat(joined).isEqualTo(".one {\ntop: 1px;\n}\n.two {\ntop: 2px;\n}\n.three {\ntop: 0;\n}\n");
    }

    @Test
    void anImportThatBrowsersWouldIgnoreIsNamed() {
        assertThatThrownBy(() -> joined(Map.of("a/all.css", ".x {\n  top: 0;\n}\n@import \"b.css\";\n")))
                .hasMessageContaining("a/all.css");
        assertThatThrownBy(() -> joined(Map.of("a/all.css", "@import url(b.css);\n")))
                .hasMessageContaining("a/all.css");
    }
}
