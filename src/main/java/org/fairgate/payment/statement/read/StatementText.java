package org.fairgate.payment.statement.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text of a statement's bytes: UTF-8, with or without a byte order mark, else GB 18030, which includes GBK. */
final class StatementText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Charset CHINESE = Charset.forName("GB18030");

    private StatementText() {}

    /** Refused with {@code statement.unreadable} when the bytes are no text in either. */
    static String of(byte[] bytes) {
        String text;
        try {
            text = strict(bytes, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUnicode) {
            text = chinese(bytes);
        }
        if (text.indexOf('\0') >= 0) {
            throw StatementProblem.UNREADABLE.problem();
        }
        return text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1);
    }

    private static String chinese(byte[] bytes) {
        try {
            return strict(bytes, CHINESE);
        } catch (CharacterCodingException neither) {
            throw StatementProblem.UNREADABLE.problem();
        }
    }

    private static String strict(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
