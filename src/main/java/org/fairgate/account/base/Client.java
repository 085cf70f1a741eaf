package org.fairgate.account.base;

import org.fairgate.platform.http.Call;

/**
 * Where a call comes from.
 *
 * @param address network address, for limits only; it is not stored
 * @param userAgent as sent, possibly empty; shortened before it is stored
 */
public record Client(String address, String userAgent) {
    /** The client of a call. */
    public static Client of(Call call) {
        return new Client(call.clientAddress(), call.header("User-Agent").orElse(""));
    }
}
