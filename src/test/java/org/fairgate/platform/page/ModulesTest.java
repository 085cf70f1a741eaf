package org.fairgate.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ModulesTest {
    private static String joined(Map<String, String> files) {
        return new Modules(path -> files.getOrDefault(path, "")).joined("a/entry.js");
    }

    @Test
    void whatIsImportedComesFirstAndOnce() {
        String joined = joined(Map.of(
                "a/entry.js", "import \"./b.js\";\nimport { c } from \"../s/c.js\";\nc();\n",
                "a/b.js", "import { c } from \"../s/c.js\";\nc(1);\n",
                "s/c.js", "export const c = (n) => n;\n"));

        assertThat(joined).isEqualTo("const c = (n) => n;\nc(1);\nc();\n");
    }

    @Test
    void commentsAndMarginsAreLeftOut() {
        String joined = joined(Map.of(
                "a/entry.js",
                "// @ts-check\n/** Adds.\n * @param a */\nexport function f(a) {\n  // why\n  return `x/${a}`;\n}\n"));

        assertThat(joined).isEqualTo("function f(a) {\nreturn `x/${a}`;\n}\n");
    }

    @Test
    void aModuleThatCannotBeJoinedIsNamed() {
        assertThatThrownBy(() -> joined(Map.of("a/entry.js", "export default 1;\n")))
                .hasMessageContaining("a/entry.js")
                .hasMessageContaining("export default");
    }

    @Test
    void aNameThatTwoModulesDeclareIsRefusedSinceNothingOfThemWouldRun() {
        assertThatThrownBy(() -> joined(Map.of(
                        "a/entry.js", "import { ask } from \"./b.js\";\nconst x = ask();\n",
                        "a/b.js", "import \"./c.js\";\nexport function ask() {}\n",
                        "a/c.js", "async function ask() {}\n")))
                .hasMessageContaining("a/entry.js")
                .hasMessageContaining("declare ask");
    }
}
