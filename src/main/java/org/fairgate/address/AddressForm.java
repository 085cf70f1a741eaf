package org.fairgate.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Mobile;
import org.fairgate.platform.http.FieldProblem;

/** An address as it was typed; empty text where nothing was. */
public record AddressForm(String recipient, String phone, String region, String address, String postcode) {
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_LINE = 200;
    private static final Pattern POSTCODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 -]{1,11}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /**
     * The address as it is kept: without blanks around, the phone in its usual spelling.
     *
     * @throws org.fairgate.platform.http.Problem {@link AddressProblem#INVALID} with every field that is not right
     */
    AddressForm checked() {
        List<FieldProblem> wrong = new ArrayList<>();
        AddressForm checked = new AddressForm(
                line("/recipient", recipient, LONGEST_NAME, AddressProblem.RECIPIENT_REQUIRED, wrong),
                phone(wrong),
                line("/region", region, LONGEST_LINE, AddressProblem.REGION_REQUIRED, wrong),
                line("/address", address, LONGEST_LINE, AddressProblem.ADDRESS_REQUIRED, wrong),
                postcode(wrong));
        if (!wrong.isEmpty()) {
            throw AddressProblem.INVALID.problem().errors(wrong);
        }
        return checked;
    }

    private static String line(
            String pointer, String typed, int longest, AddressProblem missing, List<FieldProblem> wrong) {
        String text = typed.strip();
        if (text.isEmpty()) {
            wrong.add(new FieldProblem(pointer, missing));
        } else if (text.codePointCount(0, text.length()) > longest) {
            wrong.add(new FieldProblem(pointer, AddressProblem.TOO_LONG, List.of(longest)));
        } else if (CONTROL.matcher(text).find()) {
            wrong.add(new FieldProblem(pointer, AddressProblem.BAD_TEXT));
        }
        return text;
    }

    private String phone(List<FieldProblem> wrong) {
        String text = phone.strip();
        if (text.isEmpty()) {
            wrong.add(new FieldProblem("/phone", AddressProblem.PHONE_REQUIRED));
            return text;
        }
        return read(text).orElseGet(() -> {
            wrong.add(new FieldProblem("/phone", AddressProblem.PHONE_FORMAT));
            return text;
        });
    }

    private static Optional<String> read(String phone) {
        try {
            return Optional.of(Mobile.parseAny(phone).display());
        } catch (InvalidValue notAPhone) {
            return Optional.empty();
        }
    }

    private String postcode(List<FieldProblem> wrong) {
        String text = postcode.strip();
        if (!text.isEmpty() && !POSTCODE.matcher(text).matches()) {
            wrong.add(new FieldProblem("/postcode", AddressProblem.POSTCODE_FORMAT));
        }
        return text;
    }

    /** Without its contents, which are personal data. */
    @Override
    public String toString() {
        return "AddressForm";
    }
}
