package org.fairgate.account.staff;

/**
 * A second factor that was begun: what the authenticator app is told.
 *
 * @param secret Base32, for typing by hand
 * @param uri {@code otpauth://…}, for a QR code
 */
public record Enrolment(String secret, String uri) {
    /** As name of the service, beside the username, in the list of the app. */
    private static final String ISSUER = "Fairgate";

    static Enrolment of(Staff staff, byte[] secret) {
        String text = Totp.base32(secret);
        // Usernames are of letters, digits, dots and dashes: nothing to escape.
        return new Enrolment(
                text, "otpauth://totp/" + ISSUER + ":" + staff.username() + "?secret=" + text + "&issuer=" + ISSUER);
    }

    /** Without its contents. */
    @Override
    public String toString() {
        return "Enrolment";
    }
}
