package org.fairgate.payment.wechatpay;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.wire.text.BoundedInput;

/**
 * Where a bill lies and what it must hash to; the address holds for half a minute.
 *
 * @param sha1 of the text, not of the packed file; lower-case hex
 */
record BillFile(String url, String sha1) {
    private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern URL = Pattern.compile("https?://[!-~]{1,2000}");

    static BillFile of(Buffer answer) {
        Fields fields = Fields.of(answer);
        fields.requireText("hash_type", "SHA1");
        return new BillFile(fields.text("download_url", URL), fields.text("hash_value", SHA1));
    }

    /**
     * The bill's text. Takes time: for a worker.
     *
     * @param most bytes that it may have
     * @throws BadMessage when it is not the file that was announced
     */
    String unpack(Buffer packed, long most) {
        byte[] text = unpacked(packed, most);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text);
            if (!HexFormat.of().formatHex(hash).equals(sha1)) {
                throw new BadMessage("bill-hash");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-1 is missing", e);
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private static byte[] unpacked(Buffer packed, long most) {
        try (InputStream text =
                new BoundedInput(new GZIPInputStream(new ByteArrayInputStream(packed.getBytes())), most)) {
            return text.readAllBytes();
        } catch (IOException e) {
            throw new BadMessage("bill-archive");
        }
    }
}
