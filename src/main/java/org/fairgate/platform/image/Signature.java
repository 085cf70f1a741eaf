package org.fairgate.platform.image;

import java.util.Arrays;

/** What a file is by its first bytes; name and declared type of an upload are never looked at. */
enum Signature {
    JPEG((byte) 0xFF, (byte) 0xD8, (byte) 0xFF),
    PNG((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G', (byte) '\r', (byte) '\n', (byte) 0x1A, (byte) '\n'),
    OTHER();

    @SuppressWarnings("ImmutableEnumChecker") // never handed out, never written
    private final byte[] bytes;

    Signature(byte... bytes) {
        this.bytes = bytes;
    }

    static Signature of(byte[] content) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.begins(content))
                .findFirst()
                .orElse(OTHER);
    }

    private boolean begins(byte[] content) {
        return content.length >= bytes.length && Arrays.equals(content, 0, bytes.length, bytes, 0, bytes.length);
    }
}
