package org.fairgate.account.signup;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.account.base.PasswordRules;
import org.fairgate.kernel.AccountKind;
import org.fairgate.kernel.CreditCode;
import org.fairgate.kernel.EmailAddress;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Mobile;
import org.fairgate.kernel.Region;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.platform.http.Problem;

/** Checks every field of a sign-up form and reports all that are wrong at once. One use, one thread. */
public final class SignUpRules {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CODE = 64;

    private final SignUp form;
    private final List<FieldProblem> wrong = new ArrayList<>();

    private SignUpRules(SignUp form) {
        this.form = form;
    }

    /**
     * The form's values in their normal forms.
     *
     * @throws Problem 422 {@code account.invalid} with every wrong field in {@code errors[]}
     */
    public static CheckedSignUp check(SignUp form) {
        return new SignUpRules(form).checked();
    }

    private CheckedSignUp checked() {
        Optional<Region> region = choice("/region", form.region(), Region::parse);
        Optional<UnitCategory> category = region.flatMap(this::category);
        Optional<AccountKind> kind = choice("/kind", form.kind(), AccountKind::parse);
        boolean domestic = region.filter(Region.DOMESTIC::equals).isPresent();
        Optional<CreditCode> code = domestic
                ? creditCode(kind.filter(AccountKind.ORGANISATION::equals).isPresent())
                : Optional.empty();
        String name = name();
        Optional<Mobile> mobile = domestic ? domesticMobile() : overseasMobile();
        Optional<EmailAddress> email = email();
        codes(domestic);
        password();
        if (!wrong.isEmpty()) {
            throw AccountProblem.INVALID.problem().errors(wrong);
        }
        return new CheckedSignUp(
                category.orElseThrow(),
                kind.orElseThrow(),
                code,
                name,
                mobile,
                email.orElseThrow(),
                form.password(),
                form.language());
    }

    private <T> Optional<T> choice(String pointer, String code, Function<String, T> parse) {
        return required(pointer, code)
                ? value(pointer, () -> parse.apply(code), reason -> AccountProblem.UNKNOWN_CHOICE)
                : Optional.empty();
    }

    private Optional<UnitCategory> category(Region region) {
        return choice("/category", form.category(), UnitCategory.Kind::parse)
                .flatMap(kind -> value(
                        "/category",
                        () -> UnitCategory.of(region, kind),
                        reason -> AccountProblem.CATEGORY_NOT_OF_REGION));
    }

    private Optional<CreditCode> creditCode(boolean isRequired) {
        if (form.creditCode().isBlank()) {
            if (isRequired) {
                refuse("/creditCode", AccountProblem.REQUIRED);
            }
            return Optional.empty();
        }
        return value(
                "/creditCode",
                () -> form.creditCodeAsOnLicence()
                        ? CreditCode.parseAsOnLicence(form.creditCode())
                        : CreditCode.parse(form.creditCode()),
                reason -> reason == InvalidValue.Reason.CREDIT_CODE_CHECK_DIGIT
                        ? AccountProblem.CREDIT_CODE_CHECK_DIGIT
                        : AccountProblem.CREDIT_CODE_FORMAT);
    }

    private String name() {
        String name = form.name().strip();
        if (required("/name", name) && name.codePointCount(0, name.length()) > LONGEST_NAME) {
            refuse("/name", AccountProblem.TOO_LONG);
        }
        return name;
    }

    private Optional<Mobile> domesticMobile() {
        return required("/mobile", form.mobile())
                ? value("/mobile", () -> Mobile.parse(form.mobile()), reason -> AccountProblem.MOBILE_FORMAT)
                : Optional.empty();
    }

    private Optional<Mobile> overseasMobile() {
        if (form.mobile().isBlank()) {
            return Optional.empty();
        }
        return value("/mobile", () -> international(form.mobile()), reason -> AccountProblem.MOBILE_FORMAT);
    }

    private static Mobile international(String typed) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(typed.strip(), "ZZ");
            if (numbers.isValidNumber(number)) {
                return Mobile.ofE164(numbers.format(number, PhoneNumberFormat.E164));
            }
        } catch (NumberParseException notANumber) {
            throw new InvalidValue(InvalidValue.Reason.MOBILE_FORMAT);
        }
        throw new InvalidValue(InvalidValue.Reason.MOBILE_FORMAT);
    }

    private Optional<EmailAddress> email() {
        return required("/email", form.email())
                ? value("/email", () -> EmailAddress.parse(form.email()), reason -> AccountProblem.EMAIL_FORMAT)
                : Optional.empty();
    }

    private void codes(boolean domestic) {
        if (domestic
                && required("/mobileCode", form.mobileCode())
                && form.mobileCode().length() > LONGEST_CODE) {
            refuse("/mobileCode", AccountProblem.CODE_WRONG);
        }
        if (required("/emailCode", form.emailCode()) && form.emailCode().length() > LONGEST_CODE) {
            refuse("/emailCode", AccountProblem.CODE_WRONG);
        }
        if (domestic
                && required("/delegation", form.delegation())
                && form.delegation().length() > LONGEST_CODE) {
            refuse("/delegation", AccountProblem.DELEGATION_UNKNOWN);
        }
        if (form.recommendationCode().length() > LONGEST_CODE) {
            refuse("/recommendationCode", AccountProblem.RECOMMENDATION_UNKNOWN);
        }
    }

    private void password() {
        if (required("/password", form.password())) {
            PasswordRules.check(
                            form.password(),
                            List.of(
                                    form.creditCode().strip(),
                                    form.mobile().strip(),
                                    form.email().strip()))
                    .ifPresent(problem -> refuse("/password", problem));
        }
    }

    private boolean required(String pointer, String text) {
        if (text.isBlank()) {
            refuse(pointer, AccountProblem.REQUIRED);
            return false;
        }
        return true;
    }

    private <T> Optional<T> value(
            String pointer, Supplier<T> parse, Function<InvalidValue.Reason, AccountProblem> problem) {
        try {
            return Optional.of(parse.get());
        } catch (InvalidValue e) {
            refuse(pointer, problem.apply(e.reason()));
            return Optional.empty();
        }
    }

    private void refuse(String pointer, AccountProblem problem) {
        wrong.add(new FieldProblem(pointer, problem));
    }
}
