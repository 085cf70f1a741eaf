package org.fairgate.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a browser sends after five seconds of typing: the unit page as one JSON object of about one kilobyte, in which
 * one field differs from save to save.
 */
final class FormBody {
    private static final int DIGITS = 9;
    private static final String TEXT = """
            {"name":"浙江华东远洋进出口贸易集团有限公司",\
            "nameEn":"Zhejiang East Ocean Import & Export Trading Group Co., Ltd.",\
            "legalRepresentative":"欧阳建国","industry":"wholesale-retail",\
            "registeredCapitalWan":5000,"priorYearImportWanUsd":1280,"employees":"300-999",\
            "region":"浙江省杭州市","address":"浙江省杭州市滨江区江南大道 3888 号远洋国际中心 A 座 21 层",\
            "postcode":"310051","website":"https://www.eastocean-trading.example",\
            "introduction":"公司成立于 1998 年，主营高端食品、医疗器械、智能装备与消费品的进口、仓储和分销，\
            在上海、宁波、广州、青岛和成都设有分公司与保税仓库，合作的海外供应商超过四十个国家和地区，年进口额逾一千万美元。\
            本届拟重点洽谈乳制品、康复设备、工业机器人以及新能源汽车零部件，希望与欧洲、东南亚、拉美和非洲的优质厂商\
            建立长期采购关系，并为国内连锁商超、医院和制造企业提供一站式供应链服务。第 #########  稿"}""";

    private static final byte[] TEMPLATE = TEXT.getBytes(StandardCharsets.UTF_8);
    private static final int DIGITS_AT = firstHash();

    private FormBody() {}

    /** Bytes of every body; the changing field has a fixed width. */
    static int length() {
        return TEMPLATE.length;
    }

    /** The body of a version, a fresh array. */
    static byte[] of(long version) {
        byte[] body = new byte[TEMPLATE.length];
        put(ByteBuffer.wrap(body), version);
        return body;
    }

    /** Appends the body of a version. */
    static void put(ByteBuffer out, long version) {
        out.put(TEMPLATE, 0, DIGITS_AT);
        Digits.put(out, version, DIGITS);
        out.put(TEMPLATE, DIGITS_AT + DIGITS, TEMPLATE.length - DIGITS_AT - DIGITS);
    }

    private static int firstHash() {
        for (int i = 0; i < TEMPLATE.length; i++) {
            if (TEMPLATE[i] == '#') {
                return i;
            }
        }
        throw new IllegalStateException("the template has no changing field");
    }
}
