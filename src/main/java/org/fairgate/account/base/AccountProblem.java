package org.fairgate.account.base;

import org.fairgate.platform.http.Refusal;

/** Refusals of the account feature; those of single fields travel in {@code errors[]} of {@link #INVALID}. */
public enum AccountProblem implements Refusal {
    /** Something is not filled in correctly; the fields say what. */
    INVALID(422),
    /** A required field is empty. */
    REQUIRED(422),
    /** A field is longer than it may be. */
    TOO_LONG(422),
    /** A code of a choice is not one of those offered. */
    UNKNOWN_CHOICE(422),
    /** The category does not exist in this region. */
    CATEGORY_NOT_OF_REGION(422),
    /** Not 18 characters of the alphabet of credit codes. */
    CREDIT_CODE_FORMAT(422),
    /** The check digit does not fit; may go on with {@code creditCodeAsOnLicence} (R-ACC-3). */
    CREDIT_CODE_CHECK_DIGIT(422),
    /** Not a mobile number. */
    MOBILE_FORMAT(422),
    /** Not an e-mail address. */
    EMAIL_FORMAT(422),
    /** Domestic units name a delegation, and this is none. */
    DELEGATION_UNKNOWN(422),
    /** Not one of the organiser's partner codes. */
    RECOMMENDATION_UNKNOWN(422),
    /** Shorter than 8 or longer than 128 characters. */
    PASSWORD_LENGTH(422),
    /** Without a letter or without a digit. */
    PASSWORD_TOO_SIMPLE(422),
    /** On the list of passwords that are tried first. */
    PASSWORD_COMMON(422),
    /** Contains the login name. */
    PASSWORD_HAS_LOGIN(422),
    /** The one-time code is wrong, used, worn out by wrong tries or too old; which of these is not told. */
    CODE_WRONG(422),
    /** Codes were asked for too often for this target; {@code Retry-After} says when one may be asked for again. */
    CODE_TOO_OFTEN(429),
    /** The credit code has an account; argument: name of its delegation. */
    CREDIT_CODE_TAKEN(409),
    /** Mobile or e-mail, just proved to be the caller's own, already has an account. */
    LOGIN_TAKEN(409),
    /** Login name or password is wrong; which of them is not told, nor whether the account exists. */
    SIGN_IN_FAILED(401),
    /** Too many tries; {@code Retry-After} says when the next one is looked at. */
    TOO_MANY_TRIES(429),
    /** The old password is wrong. */
    OLD_PASSWORD_WRONG(422),
    /** The password was changed by somebody else meanwhile. */
    PASSWORD_CHANGED_MEANWHILE(409),
    /** The refresh token is unknown, used up or belongs to a sign-in that has ended. */
    SESSION_ENDED(401),
    /** The caller has no such sign-in. */
    SESSION_UNKNOWN(404),
    /** The username of staff is in use. */
    STAFF_USERNAME_TAKEN(409),
    /** The new password is the old one. */
    PASSWORD_UNCHANGED(422),
    /** The start password is to be replaced before a second factor is enrolled. */
    STAFF_PASSWORD_FIRST(409),
    /** The code of the second factor is wrong, or was used before. */
    FACTOR_CODE_WRONG(422),
    /** There is no second factor that waits for its first code, or another one was begun meanwhile. */
    FACTOR_NOT_BEGUN(409),
    /** Not 3 to 64 of {@code a-z 0-9 . _ -}. */
    STAFF_USERNAME_FORMAT(422),
    /** A delegation's role without the node that fits it, or another role with one. */
    STAFF_SCOPE(422),
    /** There is no such staff account. */
    STAFF_UNKNOWN(404),
    /** Nobody switches off, demotes or resets the own account. */
    STAFF_SELF(409),
    /** One organiser must stay who can sign in. */
    STAFF_LAST_ORGANISER(409),
    /** Another change came first; the document's {@code currentVersion} names it. */
    STAFF_STALE(412),
    /** No {@code If-Match}. */
    STAFF_VERSION_MISSING(428),
    /** Not a version as we give them, {@code "3"}. */
    STAFF_VERSION_MALFORMED(400);

    private final int status;

    AccountProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "account";
    }
}
