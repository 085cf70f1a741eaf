package org.fairgate.person.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.document.DocumentType;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.base.PersonTab;
import org.fairgate.person.form.PersonFormText;
import org.fairgate.platform.page.PageContext;

/** What kinds, states, tags and tabs are called, and how a state looks: word, colour and shape together (6-ux §7). */
public final class Words {
    private Words() {}

    /** The name of a kind. */
    public static PersonFormText kind(PersonKind kind) {
        return switch (kind) {
            case MAINLAND -> PersonFormText.KIND_MAINLAND;
            case HONG_KONG_MACAO_TAIWAN -> PersonFormText.KIND_HONG_KONG_MACAO_TAIWAN;
            case FOREIGN -> PersonFormText.KIND_FOREIGN;
            case CHINESE_ABROAD -> PersonFormText.KIND_CHINESE_ABROAD;
        };
    }

    /** The documents of a kind, in a line. */
    public static PersonPageText papers(PersonKind kind) {
        return switch (kind) {
            case MAINLAND -> PersonPageText.PAPERS_MAINLAND;
            case HONG_KONG_MACAO_TAIWAN -> PersonPageText.PAPERS_HONG_KONG_MACAO_TAIWAN;
            case FOREIGN -> PersonPageText.PAPERS_FOREIGN;
            case CHINESE_ABROAD -> PersonPageText.PAPERS_CHINESE_ABROAD;
        };
    }

    static PersonFormText document(DocumentType type) {
        return switch (type) {
            case RESIDENT_ID -> PersonFormText.DOCUMENT_RESIDENT_ID;
            case HK_MACAO_PERMIT -> PersonFormText.DOCUMENT_HK_MACAO_PERMIT;
            case TAIWAN_PERMIT -> PersonFormText.DOCUMENT_TAIWAN_PERMIT;
            case HMT_RESIDENCE_PERMIT -> PersonFormText.DOCUMENT_HMT_RESIDENCE_PERMIT;
            case PASSPORT -> PersonFormText.DOCUMENT_PASSPORT;
            case FOREIGN_PR_ID -> PersonFormText.DOCUMENT_FOREIGN_PR_ID;
            case CHINESE_PASSPORT -> PersonFormText.DOCUMENT_CHINESE_PASSPORT;
        };
    }

    static PersonPageText tab(PersonTab tab) {
        return switch (tab) {
            case ALL -> PersonPageText.TAB_ALL;
            case DRAFT -> PersonPageText.TAB_DRAFT;
            case RETURNED -> PersonPageText.TAB_RETURNED;
            case TO_PAY -> PersonPageText.TAB_TO_PAY;
            case IN_REVIEW -> PersonPageText.TAB_IN_REVIEW;
            case APPROVED -> PersonPageText.TAB_APPROVED;
            case ENDED -> PersonPageText.TAB_ENDED;
        };
    }

    static PersonFormText tag(Tag tag) {
        return switch (tag) {
            case VISITOR -> PersonFormText.TAG_VISITOR;
            case STAFF -> PersonFormText.TAG_STAFF;
            case VIP -> PersonFormText.TAG_VIP;
        };
    }

    /** The unit's words of 6-ux §7, kinder than the desk's. */
    private static PersonPageText word(PersonState state) {
        return switch (state) {
            case DRAFT -> PersonPageText.STATE_DRAFT;
            case SUBMITTED -> PersonPageText.STATE_SUBMITTED;
            case PENDING_LOCK -> PersonPageText.STATE_PENDING_LOCK;
            case PENDING_PAYMENT -> PersonPageText.STATE_PENDING_PAYMENT;
            case UNDER_CHECK -> PersonPageText.STATE_UNDER_CHECK;
            case APPROVED -> PersonPageText.STATE_APPROVED;
            case REJECTED -> PersonPageText.STATE_REJECTED;
            case RETURNED -> PersonPageText.STATE_RETURNED;
            case CANCELLED -> PersonPageText.STATE_CANCELLED;
            case IN_PRODUCTION -> PersonPageText.STATE_IN_PRODUCTION;
            case READY -> PersonPageText.STATE_READY;
            case SHIPPED -> PersonPageText.STATE_SHIPPED;
            case ISSUED -> PersonPageText.STATE_ISSUED;
            case REUSED -> PersonPageText.STATE_REUSED;
        };
    }

    private static String look(PersonState state) {
        return switch (state) {
            case DRAFT, PENDING_PAYMENT -> "todo";
            case SUBMITTED, PENDING_LOCK, UNDER_CHECK, IN_PRODUCTION, SHIPPED -> "wait";
            case RETURNED, REJECTED -> "bad";
            case READY -> "good";
            case APPROVED, ISSUED, REUSED -> "done";
            case CANCELLED -> "later";
        };
    }

    private static Optional<PersonPageText> line(PersonState state) {
        return switch (state) {
            case DRAFT -> Optional.of(PersonPageText.LINE_DRAFT);
            case SUBMITTED -> Optional.of(PersonPageText.LINE_SUBMITTED);
            case PENDING_LOCK -> Optional.of(PersonPageText.LINE_PENDING_LOCK);
            case UNDER_CHECK -> Optional.of(PersonPageText.LINE_UNDER_CHECK);
            case REJECTED -> Optional.of(PersonPageText.LINE_REJECTED);
            case RETURNED -> Optional.of(PersonPageText.LINE_RETURNED);
            default -> Optional.empty();
        };
    }

    /**
     * A state as it is shown.
     *
     * @param look class name of its tag, which gives colour and shape
     * @param line what stands beside it, empty for nothing
     */
    public record StateView(String look, String words, String line) {}

    /** A state in the reader's language. */
    public static StateView state(PersonState state, PageContext page) {
        return new StateView(
                look(state), page.text(word(state)), line(state).map(page::text).orElse(""));
    }

    /** What the unit can do about a person in this state. */
    static PersonPageText action(PersonState state) {
        return switch (state) {
            case DRAFT -> PersonPageText.DO_FILL;
            case RETURNED -> PersonPageText.DO_CORRECT;
            default -> PersonPageText.DO_LOOK;
        };
    }

    /** A day of the fair with its weekday. */
    static String day(LocalDate day, PageContext page) {
        return DateTimeFormatter.ofPattern(
                        page.either("M月d日（EEE）", "EEE, d MMM"), page.language().locale())
                .format(day);
    }

    /** A date that people know by heart. */
    static String date(LocalDate date, PageContext page) {
        return DateTimeFormatter.ofPattern(
                        page.either("yyyy年M月d日", "d MMMM yyyy"), page.language().locale())
                .format(date);
    }
}
