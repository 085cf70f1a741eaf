package org.fairgate.platform.text;

/**
 * Strict UTF-8 (RFC 3629). The JSON parser takes overlong forms and surrogates for characters; kept as they came, they
 * would be no text for the next reader.
 */
public final class Utf8 {
    private static final int BYTE = 0xFF;
    private static final int FIRST_CONTINUATION = 0x80;
    private static final int LAST_CONTINUATION = 0xBF;

    private Utf8() {}

    /** Whether these bytes are text in UTF-8 and nothing else. */
    public static boolean isValid(byte[] text) {
        int at = 0;
        while (at < text.length) {
            int length = text[at] >= 0 ? 1 : length(text, at);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** Bytes of the character of several bytes that begins here; 0 when none does. */
    private static int length(byte[] text, int at) {
        int lead = text[at] & BYTE;
        int length = announced(lead);
        if (length == 0 || at + length > text.length) {
            return 0;
        }
        // The second byte tells overlong forms, surrogates and what lies above U+10FFFF.
        int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : FIRST_CONTINUATION;
        int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : LAST_CONTINUATION;
        int second = text[at + 1] & BYTE;
        boolean valid = second >= lowest
                && second <= highest
                && (length < 3 || isContinuation(text[at + 2]))
                && (length < 4 || isContinuation(text[at + 3]));
        return valid ? length : 0;
    }

    private static int announced(int lead) {
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == FIRST_CONTINUATION;
    }
}
