package org.fairgate.platform.page;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.fairgate.kernel.Language;
import org.fairgate.platform.http.Json;
import org.fairgate.platform.text.TextKey;
import org.fairgate.platform.text.Texts;

/** Phrases that the browser modules say. Their places are named, {@code {seconds}}, and filled in the browser. */
public enum ClientText implements TextKey {
    SAVE_NEW,
    SAVE_CLEAN,
    SAVE_DIRTY,
    SAVE_SAVING,
    SAVE_LOCAL,
    SAVE_BUSY,
    SAVE_MERGED,
    SAVE_CONFLICT,
    SAVE_TAKEN,
    SAVE_AUTH,
    SAVE_RESTORED,
    SAVE_LOCKED,
    SAVE_CLOSED,
    SAVE_NO_LOCAL,
    SAVE_REFUSED,
    SAVE_DO_AUTH,
    SAVE_DO_CONFLICT,
    SAVE_DO_TAKEN,
    SAVE_DO_RESTORED,
    SAVE_DO_CLOSED,
    VALUE_BLANK,
    CONFLICT_TITLE,
    CONFLICT_LEAD,
    CONFLICT_MINE,
    CONFLICT_THEIRS,
    CONFLICT_USE,
    RESTORED_TITLE,
    RESTORED_LEAD,
    RESTORED_KEEP,
    RESTORED_DISCARD,
    AGAIN_TITLE,
    AGAIN_LEAD,
    AGAIN_LOGIN,
    AGAIN_PASSWORD,
    AGAIN_GO,
    AGAIN_UNREACHED,
    COPY_TITLE,
    COPY_LEAD,
    COPY_GO,
    CLOSE,
    UNREACHED,
    ERROR_TITLE,
    ERROR_PREFIX,
    COMBOBOX_PLACEHOLDER,
    COMBOBOX_NONE,
    FILTER_LABEL,
    FILTER_COUNT,
    COUNT_LEFT,
    UPLOAD_PREPARING,
    UPLOAD_SHRUNK,
    UPLOAD_NO_TURN,
    UPLOAD_UNREACHED,
    UPLOAD_SENDING,
    UPLOAD_STORED,
    UPLOAD_REPLACE,
    SHOW,
    HIDE,
    SIGN_OUT_TITLE,
    SIGN_OUT_UNSENT,
    SIGN_OUT_STAY,
    SIGN_OUT_LEAVE,
    CODE_AGAIN,
    CODE_SENT_SMS,
    CODE_SENT_MAIL,
    CREDIT_CODE_LENGTH,
    CREDIT_CODE_LETTERS,
    CREDIT_CODE_CHECK;

    @Override
    public String feature() {
        return "client";
    }

    /** All phrases of each language as a JSON object that cannot end the {@code script} element around it. */
    static Map<Language, String> json(Texts texts) {
        Map<Language, String> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Map<String, String> phrases = new LinkedHashMap<>();
            for (ClientText text : values()) {
                phrases.put(text.name().toLowerCase(Locale.ROOT).replace('_', '-'), texts.get(language, text));
            }
            all.put(
                    language,
                    Json.write(phrases).toString(StandardCharsets.UTF_8).replace("<", "\\u003c"));
        }
        return all;
    }
}
