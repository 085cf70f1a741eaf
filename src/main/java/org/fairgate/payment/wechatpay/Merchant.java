package org.fairgate.payment.wechatpay;

/**
 * Who we are to the platform.
 *
 * @param mchid the merchant's number
 * @param appid of the application that the merchant's payments belong to
 */
record Merchant(String mchid, String appid) {}
