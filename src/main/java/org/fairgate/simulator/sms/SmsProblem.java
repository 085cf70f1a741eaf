package org.fairgate.simulator.sms;

/** The refusals of the real gateway: those of the platform have an HTTP status of their own, those of SMS are a 200. */
enum SmsProblem {
    ACTION_UNKNOWN(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method."),
    VERSION_UNKNOWN(400, "InvalidVersion", "Specified parameter Version is not valid."),
    SIGNATURE_INCOMPLETE(400, "IncompleteSignature", "The request signature does not conform to the standards."),
    ACCESS_KEY_UNKNOWN(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found."),
    DATE_EXPIRED(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired."),
    DATE_UNREADABLE(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted."),
    SIGNATURE_WRONG(400, "SignatureDoesNotMatch", "Specified signature does not match our calculation."),
    NONCE_USED(400, "SignatureNonceUsed", "Specified signature nonce was used already."),
    PARAMETER_MISSING(400, "MissingParameter", "A mandatory parameter of this action is missing:"),

    SIGN_NAME_ILLEGAL(200, "isv.SMS_SIGNATURE_ILLEGAL", "短信签名不合法"),
    TEMPLATE_ILLEGAL(200, "isv.SMS_TEMPLATE_ILLEGAL", "短信模板不合法"),
    NUMBER_ILLEGAL(200, "isv.MOBILE_NUMBER_ILLEGAL", "非法手机号"),
    NUMBERS_TOO_MANY(200, "isv.MOBILE_COUNT_OVER_LIMIT", "手机号码数量超过限制"),
    PARAMETERS_NOT_JSON(200, "isv.INVALID_JSON_PARAM", "参数格式错误，请修改为字符串值"),
    PARAMETER_OF_TEMPLATE_MISSING(200, "isv.TEMPLATE_MISSING_PARAMETERS", "模板缺少变量"),
    PARAMETER_TOO_LONG(200, "isv.PARAM_LENGTH_LIMIT", "参数超过长度限制"),
    LIMIT_REACHED(200, "isv.BUSINESS_LIMIT_CONTROL", "触发");

    private final int status;
    private final String code;
    private final String message;

    SmsProblem(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    SmsAnswer answer() {
        return new SmsAnswer(status, code, message, "");
    }

    /** The same with something added to the message. */
    SmsAnswer answer(String detail) {
        return new SmsAnswer(status, code, message + detail, "");
    }
}
