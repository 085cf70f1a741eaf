package org.fairgate.simulator.page;

import org.jspecify.annotations.Nullable;

/** The language of a page; Chinese unless English is asked for. */
public enum Lang {
    ZH("zh", "zh-CN"),
    EN("en", "en");

    private final String tag;
    private final String code;

    Lang(String tag, String code) {
        this.tag = tag;
        this.code = code;
    }

    /** The language of this name; Chinese for any other. */
    public static Lang of(@Nullable String tag) {
        return EN.tag.equals(tag) ? EN : ZH;
    }

    /** The name in URLs. */
    public String tag() {
        return tag;
    }

    /** The name for the {@code lang} attribute. */
    public String code() {
        return code;
    }

    /** The other one. */
    public Lang other() {
        return this == ZH ? EN : ZH;
    }

    /** A word in this language. */
    public String say(Said word) {
        return this == ZH ? word.phrase().zh() : word.phrase().en();
    }
}
