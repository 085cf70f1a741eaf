package org.fairgate.simulator.sms;

import io.vertx.core.json.JsonObject;

/**
 * What the gateway says to a call.
 *
 * @param status HTTP status
 * @param code {@code OK} or the code of a refusal
 * @param bizId number of the sending, empty for a refusal
 */
record SmsAnswer(int status, String code, String message, String bizId) {
    static final String OK = "OK";

    static SmsAnswer accepted(String bizId) {
        return new SmsAnswer(200, OK, OK, bizId);
    }

    boolean isAccepted() {
        return code.equals(OK);
    }

    JsonObject toJson(String requestId) {
        JsonObject json =
                new JsonObject().put("Code", code).put("Message", message).put("RequestId", requestId);
        return bizId.isEmpty() ? json : json.put("BizId", bizId);
    }
}
