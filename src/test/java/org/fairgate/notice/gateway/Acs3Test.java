package org.fairgate.notice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.fairgate.platform.config.Secret;
import org.junit.jupiter.api.Test;

class Acs3Test {
    private static final Acs3 SIGNER = new Acs3("YourAccessKeyId", new Secret("YourAccessKeySecret"));
    private static final String DATE = "2023-10-26T10:22:32Z";
    private static final String NONCE = "3156853299f313e23d1673dc12e1703d";

    /** Published by Aliyun. */
    @Test
    void theSignatureIsThatOfThePublishedExample() {
        Acs3.Request request = new Acs3.Request(
                "ecs.cn-shanghai.aliyuncs.com",
                "RunInstances",
                "2014-05-26",
                new TreeMap<>(Map.of(
                        "ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd", "RegionId", "cn-shanghai")),
                DATE,
                NONCE);

        assertThat(Acs3.canonicalHash(request))
                .isEqualTo("7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259");
        assertThat(SIGNER.signature(request))
                .isEqualTo("06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
        assertThat(SIGNER.sign(request).get("authorization"))
                .isEqualTo("ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;"
                        + "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature="
                        + "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    @Test
    void chineseAndJsonAreEncodedAsTheGatewayEncodesThem() {
        Acs3.Request request = new Acs3.Request(
                "dysmsapi.aliyuncs.com",
                "SendSms",
                "2017-05-25",
                new TreeMap<>(Map.of(
                        "PhoneNumbers", "13900000000",
                        "SignName", "进博会",
                        "TemplateCode", "SMS_00000001",
                        "TemplateParam", "{\"code\":\"123456\"}")),
                DATE,
                NONCE);

        assertThat(request.encodedQuery())
                .isEqualTo("PhoneNumbers=13900000000&SignName=%E8%BF%9B%E5%8D%9A%E4%BC%9A&TemplateCode=SMS_00000001"
                        + "&TemplateParam=%7B%22code%22%3A%22123456%22%7D");
        assertThat(Acs3.canonicalHash(request))
                .isEqualTo("80438e37f1f78852342faa5fd9314d6834a49e4c7a4c22c0a5e272ba91420628");
        assertThat(SIGNER.signature(request))
                .isEqualTo("ab295cae21b435f5896d610500804aad8d1278da51aea161b6da5c4a11416f72");
    }

    @Test
    void spacesStarsAndTildesFollowRfc3986() {
        Acs3.Request request = new Acs3.Request("h", "a", "v", new TreeMap<>(Map.of("k", "a b*c~d+e/f")), DATE, NONCE);

        assertThat(request.encodedQuery()).isEqualTo("k=a%20b%2Ac~d%2Be%2Ff");
    }
}
