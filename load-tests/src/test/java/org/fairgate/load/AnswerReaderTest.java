package org.fairgate.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerReaderTest {
    private final AnswerReader reader = new AnswerReader();

    @Test
    void aSaveIsAnsweredWithItsVersion() {
        assertThat(reader.isWhole(
                        bytes("HTTP/1.1 200 OK\r\netag: \"18\"\r\ncontent-length: 14\r\n\r\n{\"version\":18}")))
                .isTrue();
        assertThat(reader.status()).isEqualTo(200);
        assertThat(reader.version()).isEqualTo(18);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 17, 30, 45, 60, 66})
    void anAnswerThatHasNotComeWholeIsWaitedFor(int length) {
        String whole = "HTTP/1.1 200 OK\r\nETag: \"18\"\r\nContent-Length: 14\r\n\r\n{\"version\":18}";
        assertThat(reader.isWhole(bytes(whole.substring(0, Math.min(length, whole.length() - 1)))))
                .isFalse();
    }

    @Test
    void aStaleSaveNamesTheNewerVersionInItsBody() {
        assertThat(reader.isWhole(bytes(
                        "HTTP/1.1 412 Precondition Failed\r\nContent-Length: 21\r\n\r\n{\"currentVersion\": 42}")))
                .isTrue();
        assertThat(reader.status()).isEqualTo(412);
        assertThat(reader.version()).isEqualTo(42);
    }

    @Test
    void aChunkedAnswerEndsWithTheEmptyChunk() {
        String head = "HTTP/1.1 500 \r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n";
        assertThat(reader.isWhole(bytes(head))).isFalse();
        assertThat(reader.isWhole(bytes(head + "0\r\n\r\n"))).isTrue();
        assertThat(reader.version()).isEqualTo(-1);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.allocate(1_000).put(text.getBytes(StandardCharsets.UTF_8));
    }
}
