package org.fairgate.hostile;

import java.util.List;
import java.util.Map;

/** Requests as no client of ours sends them: paths, queries, headers, chunks, whole messages and multipart bodies. */
final class Wire {
    private Wire() {}

    /** In place of an id or a code. */
    /** Spellings of the path one step up. */
    static final List<String> DOTS = List.of("..", "%2e%2e", "%2e%2e%2f");

    static final List<String> PATH_PARAMETERS = List.of(
            "0f0e0d0c-0b0a-7908-8706-050403020100",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "0",
            "-1",
            "null",
            "undefined",
            "*",
            "%20",
            "4294967297",
            "1e999",
            "a".repeat(300),
            "%00",
            "a%00b",
            "%0d%0aX:y",
            "..",
            "%2e%2e",
            "%2e%2e%2f",
            "..%2f..%2fetc",
            "..%5c",
            "%252e%252e",
            "%2F",
            "a%2Fb",
            ";x=y",
            "a;jsessionid=1",
            "%ff",
            "%c0%ae",
            "%ed%a0%80",
            "%e4%bd",
            "%f0%9f%98%80",
            "%",
            "%z",
            "%zz",
            "%1",
            "%u0041",
            "%e4%b8%ad",
            "'",
            "\"",
            "a'--",
            "<x>",
            "{x}",
            "|",
            "^",
            "`",
            "\\",
            "%27%20OR%201=1",
            "$%7Bjndi:x%7D",
            "%E2%80%AE",
            "\u00ff",
            "\u00e4",
            "~",
            "person.",
            "person.0f0e0d0c-0b0a-7908-8706-050403020100",
            "person.x",
            "unit%00");

    /** After any path. */
    static final List<String> QUERIES = List.of(
            "?",
            "??",
            "?&&&",
            "?=",
            "?q",
            "?q=",
            "?q=%",
            "?q=%zz",
            "?q=%ff",
            "?q=%00",
            "?q=%c0%ae",
            "?q=%ed%a0%80",
            "?q=a&q=b",
            "?q[]=a",
            "?q=" + "a".repeat(3_000),
            "?limit=99999999999999999999",
            "?limit=-1",
            "?limit=1.9",
            "?cursor=%00",
            "?q=%25_%5c'",
            "?q=.*%2B(",
            "?q=\u00e4",
            "?q=<>\"'",
            "?_method=DELETE",
            "?access_token=x",
            "?q=a;b=c",
            "#fragment",
            "?" + "a=1&".repeat(900));

    /** Headers that say in two ways, or in no valid way, how long the body is. */
    static final List<String> FRAMINGS = List.of(
            "Content-Length: 5\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nContent-Length: 5",
            "Content-Length: 0\r\nContent-Length: 5",
            "Content-Length: 5\r\nContent-Length: 5",
            "Content-Length: 5, 5",
            "Content-Length: 5,6",
            "Content-Length: -5",
            "Content-Length: +5",
            "Content-Length: 5x",
            "Content-Length: 0x5",
            "Content-Length: 5 5",
            "Content-Length: 5.0",
            "Content-Length: ",
            "Content-Length: \u0000",
            "Content-Length: 99999999999999999999",
            "Content-Length : 5",
            "Content-Length\t: 5",
            " Content-Length: 5",
            "Content-Length: 5\r\n Transfer-Encoding: chunked",
            "Content_Length: 5",
            "Content-Length\u0000: 5",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: identity",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding: \u000bchunked",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: x",
            "Transfer-Encoding:\r\n chunked",
            "Transfer-Encoding : chunked",
            "Transfer_Encoding: chunked",
            "Transfer-Encodings: chunked",
            "Transfer-Encoding: \"chunked\"",
            "Foo: bar\rTransfer-Encoding: chunked",
            "Foo\r\nContent-Length: 5",
            ": x",
            "Foo bar: x",
            "Foo: \u0000",
            "F\u00f6o: x",
            "Host: 127.0.0.1",
            "Expect: 200-maybe",
            "Upgrade: h2c\r\nConnection: upgrade, http2-settings\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

    /** Bodies that are not well chunked. */
    static final List<String> CHUNKS = List.of(
            "zz\r\n{}\r\n0\r\n\r\n",
            "-2\r\n{}\r\n0\r\n\r\n",
            "+2\r\n{}\r\n0\r\n\r\n",
            "0x2\r\n{}\r\n0\r\n\r\n",
            "ffffffff\r\n{}\r\n0\r\n\r\n",
            "fffffffffffffffff\r\n{}\r\n0\r\n\r\n",
            "2\n{}\n0\n\n",
            "2\r\n{}x\r\n0\r\n\r\n",
            "2\r\n{}\r0\r\n\r\n",
            "2;" + "x".repeat(20_000) + "\r\n{}\r\n0\r\n\r\n",
            "2\r\n{}\r\n0\r\nX: " + "y".repeat(20_000) + "\r\n\r\n",
            "\r\n",
            "");

    /** Content types that are not JSON nor a whole multipart type. */
    static final List<String> TYPES = List.of(
            "",
            "text/plain",
            "text/json",
            "application/xml",
            "application/jsonx",
            "application/",
            "json",
            ";",
            "a/b/c",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=x",
            "multipart/form-data; boundary=\"x",
            "multipart/mixed; boundary=x");

    private static final String FILE =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\nGIF89a\r\n";

    private static final String PURPOSE = "--b\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\n%s\r\n";

    /** Multipart bodies with the boundary b, none of which holds a picture for a purpose. */
    static final List<String> UPLOADS = List.of(
            "",
            "\r\n",
            "--b",
            "--b--",
            "--b\r\n--b--\r\n",
            "--c\r\n\r\n--c--\r\n",
            "{}",
            FILE.formatted("a.png"),
            FILE.formatted("a.png") + "--b--\r\n",
            PURPOSE.formatted("qualification") + "--b--\r\n",
            PURPOSE.formatted("qualification") + FILE.formatted("../../../tmp/x") + "--b--\r\n",
            PURPOSE.formatted("qualification") + FILE.formatted("a.png") + FILE.formatted("b.png") + "--b--\r\n",
            PURPOSE.formatted("qualification") + PURPOSE.formatted("qualification") + FILE.formatted("a") + "--b--\r\n",
            PURPOSE.formatted("\0") + FILE.formatted("a.png\0.jsp") + "--b--\r\n",
            PURPOSE.formatted("nothing") + FILE.formatted("\\\"; name=\\\"x") + "--b--\r\n",
            "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: ; name=;;\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename*=UTF-8''%zz\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=a\r\nContent-Type: ;;;charset=x\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: text/plain; charset=no-such\r\n\r\nx\r\n--b--",
            "--b\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: none\r\n\r\nx\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"file\"\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
            "--b\r\n" + "X".repeat(30_000) + ": y\r\n\r\nx\r\n--b--\r\n",
            PURPOSE.formatted("q").repeat(1_000) + "--b--\r\n",
            FILE.formatted("a.png").repeat(200) + "--b--\r\n");

    private static final String HOST = " HTTP/1.1\r\nHost: 127.0.0.1\r\n";

    /**
     * Whole messages and the status they are refused with, unless the connection is closed at once; 501 is the bare answer
     * of the HTTP library itself to another protocol.
     */
    static final Map<String, Integer> NOT_HTTP = Map.ofEntries(
            Map.entry("GET /" + "a".repeat(5_000) + HOST + "\r\n", 414),
            Map.entry("GET /api/v1/delegations?q=" + "a".repeat(60_000) + HOST + "\r\n", 414),
            Map.entry("GET /health/live" + HOST + "X: " + "y".repeat(9_000) + "\r\n\r\n", 431),
            Map.entry("GET /health/live" + HOST + "X-".repeat(5_000) + ": y\r\n\r\n", 431),
            Map.entry("GET /health/live" + HOST + "X: y\r\n".repeat(3_000) + "\r\n", 431),
            Map.entry("GET /health/live" + HOST + "Cookie: " + "a=b; ".repeat(2_000) + "\r\n\r\n", 431),
            Map.entry("G".repeat(10_000) + " / HTTP/1.1\r\n\r\n", 414),
            Map.entry("GET /health/live HTTP/9.9\r\n\r\n", 501),
            Map.entry("GET /health/live FOO/1.1\r\n\r\n", 501),
            Map.entry("GET /health/live\r\n\r\n", 400),
            Map.entry("\0\0\0\r\n\r\n", 400),
            Map.entry("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 501),
            Map.entry("\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n", 400),
            Map.entry("GET http://[::1" + HOST + "\r\n", 400),
            Map.entry("GET *" + HOST + "\r\n", 400),
            Map.entry("GET health/live" + HOST + "\r\n", 400),
            Map.entry("GET /%zz" + HOST + "\r\n", 400),
            Map.entry("GET /health/live HTTP/1.1\r\n\r\n", 400),
            Map.entry("GET /health/live HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
            Map.entry("GET /health/live HTTP/1.1\r\nHost: \r\n\r\n", 400));
}
