package org.fairgate.testing;

import java.util.HashMap;
import java.util.Map;
import org.fairgate.account.World;

/** Sign-ups that the server takes. */
public final class SignUps {
    public static final String PASSWORD = "Camellia-4-river";

    private SignUps() {}

    /** The body of a sign-up of a domestic enterprise of its own, with the codes that were sent to it. */
    public static Map<String, Object> body(TestServer server, Api caller) {
        String mobile = World.mobile();
        String email = World.email();
        Map<String, Object> body = new HashMap<>(Map.of(
                "region", "domestic",
                "category", "enterprise",
                "kind", "organisation",
                "creditCode", World.creditCode(),
                "name", "契约测试有限公司",
                "delegation", "guangdong-guangzhou",
                "password", PASSWORD,
                "mobile", mobile,
                "email", email));
        body.put("mobileCode", code(server, caller, "sms", mobile));
        body.put("emailCode", code(server, caller, "mail", email));
        return body;
    }

    private static String code(TestServer server, Api caller, String channel, String target) {
        Answer sent = caller.post(
                "/api/v1/verification-codes", Map.of("channel", channel, "target", target, "purpose", "sign-up"));
        if (sent.status() != 202) {
            throw new AssertionError(sent);
        }
        return server.code(target);
    }
}
