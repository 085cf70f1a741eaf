package org.fairgate.simulator.sms;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.fairgate.simulator.inbox.Kind;
import org.fairgate.simulator.inbox.Letter;

/** Checks a sending and delivers it, one letter per recipient. */
final class SmsCentre {
    private static final int MOST_NUMBERS = 1000;
    private static final Pattern NUMBER =
            Pattern.compile("(?:(?:\\+|00)?86)?1[3-9][0-9]{9}|(?:\\+|00)?[2-9][0-9]{6,14}|(?:\\+|00)1[0-9]{10}");
    private static final Pattern MAINLAND = Pattern.compile("(?:(?:\\+|00)?86)(1[3-9][0-9]{9})");

    private final SmsTemplates templates;
    private final Set<String> signNames;
    private final SmsLimiter limiter;
    private final RandomGenerator random;

    SmsCentre(SmsOptions options, InstantSource clock, RandomGenerator random) {
        this.templates = new SmsTemplates(options.templates());
        this.signNames = options.signNames();
        this.limiter = new SmsLimiter(clock, options.limits());
        this.random = random;
    }

    /** Sends to all recipients or to none. */
    synchronized SmsAnswer send(SmsSending sending, Consumer<Letter> network) {
        return refuse(sending).orElseGet(() -> {
            String bizId = random.nextLong(100_000_000_000_000_000L, 999_999_999_999_999_999L) + "^0";
            for (String number : sending.numbers()) {
                limiter.count(limitKey(sending, number));
                network.accept(letter(sending, number, bizId));
            }
            return SmsAnswer.accepted(bizId);
        });
    }

    private Optional<SmsAnswer> refuse(SmsSending sending) {
        return refuseMissing(sending)
                .or(() -> refuseSignName(sending.signName()))
                .or(() -> templates.refuse(sending.template(), sending.parameters()))
                .or(() -> refuseNumbers(sending))
                .or(() -> refuseTooMany(sending));
    }

    private static Optional<SmsAnswer> refuseMissing(SmsSending sending) {
        if (sending.numbers().isEmpty()) {
            return Optional.of(SmsProblem.PARAMETER_MISSING.answer("PhoneNumbers"));
        }
        if (sending.signName().isEmpty()) {
            return Optional.of(SmsProblem.PARAMETER_MISSING.answer("SignName"));
        }
        return sending.template().isEmpty()
                ? Optional.of(SmsProblem.PARAMETER_MISSING.answer("TemplateCode"))
                : Optional.empty();
    }

    private Optional<SmsAnswer> refuseSignName(String signName) {
        return signNames.isEmpty() || signNames.contains(signName)
                ? Optional.empty()
                : Optional.of(SmsProblem.SIGN_NAME_ILLEGAL.answer());
    }

    private static Optional<SmsAnswer> refuseNumbers(SmsSending sending) {
        if (sending.numbers().size() > MOST_NUMBERS) {
            return Optional.of(SmsProblem.NUMBERS_TOO_MANY.answer());
        }
        return sending.numbers().stream().allMatch(NUMBER.asMatchPredicate())
                ? Optional.empty()
                : Optional.of(SmsProblem.NUMBER_ILLEGAL.answer());
    }

    private Optional<SmsAnswer> refuseTooMany(SmsSending sending) {
        boolean code = templates.isCode(sending.template());
        Set<String> keys = new HashSet<>();
        sending.numbers().forEach(number -> keys.add(limitKey(sending, number)));
        return keys.stream()
                .map(key -> code ? limiter.refuseCode(key) : limiter.refuseNotice(key))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private String limitKey(SmsSending sending, String number) {
        String phone = MAINLAND.matcher(number).replaceFirst("$1");
        String what = templates.isCode(sending.template()) ? "code" : sending.template();
        return String.join("|", sending.signName(), what, phone);
    }

    private Letter letter(SmsSending sending, String number, String bizId) {
        String text = "【" + sending.signName() + "】" + templates.text(sending.template(), sending.parameters());
        Map<String, String> headers = new HashMap<>();
        headers.put("BizId", bizId);
        headers.put("TemplateParam", sending.parameters());
        return new Letter(
                Kind.SMS,
                new Letter.Envelope(sending.signName(), number, sending.outId(), sending.template()),
                new Letter.Content("", text, ""),
                headers);
    }
}
