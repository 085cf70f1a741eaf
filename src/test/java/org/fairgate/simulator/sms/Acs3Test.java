package org.fairgate.simulator.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class Acs3Test {
    private static final String SECRET = "YourAccessKeySecret";
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void theOfficialExampleHasTheOfficialSignature() {
        String canonical = canonical(
                "RegionId=cn-shanghai&ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
                headers("ecs.cn-shanghai.aliyuncs.com", "RunInstances", "2014-05-26"));

        assertThat(hash(canonical)).isEqualTo("7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259");
        assertThat(Acs3.signature(SECRET, canonical))
                .isEqualTo("06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    @Test
    void aChineseSignNameAndJsonAreSignedInTheOneEncodingOfRfc3986() {
        SortedMap<String, String> headers = headers("dysmsapi.aliyuncs.com", "SendSms", "2017-05-25");
        String strict = canonical(
                "PhoneNumbers=13900000000&SignName=%E8%BF%9B%E5%8D%9A%E4%BC%9A&TemplateCode=SMS_00000001"
                        + "&TemplateParam=%7B%22code%22%3A%22123456%22%7D",
                headers);
        String loose = canonical(
                "TemplateParam=%7b%22code%22:%22123456%22%7d&TemplateCode=SMS%5F00000001"
                        + "&SignName=%e8%bf%9b%e5%8d%9a%e4%bc%9a&PhoneNumbers=13900000000",
                headers);

        assertThat(loose).isEqualTo(strict);
        assertThat(hash(strict)).isEqualTo("80438e37f1f78852342faa5fd9314d6834a49e4c7a4c22c0a5e272ba91420628");
        assertThat(Acs3.signature(SECRET, strict))
                .isEqualTo("ab295cae21b435f5896d610500804aad8d1278da51aea161b6da5c4a11416f72");
    }

    private static String canonical(String query, SortedMap<String, String> headers) {
        return Acs3.canonical(new Acs3.Request("POST", "/", query, headers, EMPTY));
    }

    private static String hash(String text) {
        return Acs3.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SortedMap<String, String> headers(String host, String action, String version) {
        return new TreeMap<>(Map.of(
                "host", host,
                "x-acs-action", action,
                "x-acs-version", version,
                "x-acs-content-sha256", EMPTY,
                "x-acs-date", "2023-10-26T10:22:32Z",
                "x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"));
    }
}
