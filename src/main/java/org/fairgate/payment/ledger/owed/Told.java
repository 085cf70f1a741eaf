package org.fairgate.payment.ledger.owed;

import java.time.Instant;
import java.util.Optional;
import org.fairgate.kernel.Codes;
import org.fairgate.payment.gateway.RefundAnswer;

/** What a gateway has said of a refund, and when. */
public record Told(Word word, Instant at) {

    /** What it says; a later constant is never followed by an earlier one. */
    public enum Word {
        /** Accepted, and not done yet. */
        PENDING,
        /** Not done, until a person does something at the gateway. */
        FAILED,
        /** The money is back. */
        DONE;

        static Word parse(String code) {
            return Codes.find(values(), Word::code, code);
        }

        /** The stable code for JSON and the database. */
        public String code() {
            return Codes.of(this);
        }

        /** Empty for an answer that says nothing about money. */
        static Optional<Word> of(RefundAnswer answer) {
            return switch (answer) {
                case PENDING -> Optional.of(PENDING);
                case FAILED -> Optional.of(FAILED);
                case DONE -> Optional.of(DONE);
                case NOT_FOUND -> Optional.empty();
            };
        }
    }
}
