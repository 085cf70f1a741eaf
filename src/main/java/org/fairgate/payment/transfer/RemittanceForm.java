package org.fairgate.payment.transfer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.id.FileId;
import org.fairgate.platform.http.FieldProblem;

/** A remittance form as it was typed; empty text where nothing was. */
public record RemittanceForm(
        String payer, String account, String bank, String slip, String amount, String paidOn, String voucher) {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_SLIP = 60;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9A-Za-z][0-9A-Za-z -]{3,48}[0-9A-Za-z]");

    /**
     * The form as it is kept.
     *
     * @param due what the order costs: the amount must be that
     * @param today in Beijing: nothing was paid later
     * @throws org.fairgate.platform.http.Problem {@link TransferProblem#INVALID} with every field that is not right
     */
    Remittance checked(Fen due, LocalDate today) {
        List<FieldProblem> wrong = new ArrayList<>();
        String name = line("/payer", payer, wrong);
        String number = account(wrong);
        String branch = line("/bank", bank, wrong);
        String slipNumber = optionalLine("/slip", slip, LONGEST_SLIP, wrong);
        Fen sum = amount(due, wrong);
        LocalDate day = day(today, wrong);
        Optional<FileId> picture = voucher(wrong);
        if (!wrong.isEmpty() || picture.isEmpty()) {
            throw TransferProblem.INVALID.problem().errors(wrong);
        }
        return new Remittance(name, number, branch, slipNumber, sum, day, picture.get());
    }

    private static String line(String pointer, String typed, List<FieldProblem> wrong) {
        if (typed.isBlank()) {
            wrong.add(new FieldProblem(pointer, TransferProblem.REQUIRED));
        }
        return optionalLine(pointer, typed, LONGEST_NAME, wrong);
    }

    private static String optionalLine(String pointer, String typed, int longest, List<FieldProblem> wrong) {
        String text = typed.strip();
        if (text.codePointCount(0, text.length()) > longest) {
            wrong.add(new FieldProblem(pointer, TransferProblem.TOO_LONG, List.of(longest)));
        } else if (CONTROL.matcher(text).find()) {
            wrong.add(new FieldProblem(pointer, TransferProblem.BAD_TEXT));
        }
        return text;
    }

    private String account(List<FieldProblem> wrong) {
        String text = account.strip();
        if (!ACCOUNT.matcher(text).matches()) {
            wrong.add(new FieldProblem(
                    "/account", text.isEmpty() ? TransferProblem.REQUIRED : TransferProblem.BAD_ACCOUNT));
        }
        return text.replaceAll("[ -]", "");
    }

    private Fen amount(Fen due, List<FieldProblem> wrong) {
        try {
            Fen sum = Fen.parseYuan(amount);
            if (!sum.equals(due)) {
                wrong.add(new FieldProblem("/amount", TransferProblem.AMOUNT_DIFFERS, List.of(due.yuan())));
            }
            return sum;
        } catch (InvalidValue notMoney) {
            wrong.add(new FieldProblem(
                    "/amount", amount.isBlank() ? TransferProblem.REQUIRED : TransferProblem.BAD_AMOUNT));
            return due;
        }
    }

    private LocalDate day(LocalDate today, List<FieldProblem> wrong) {
        try {
            LocalDate day = LocalDate.parse(paidOn.strip());
            if (!day.isAfter(today) && day.isAfter(today.minusYears(1))) {
                return day;
            }
            wrong.add(new FieldProblem("/paidOn", TransferProblem.BAD_DAY));
        } catch (DateTimeException notADay) {
            wrong.add(
                    new FieldProblem("/paidOn", paidOn.isBlank() ? TransferProblem.REQUIRED : TransferProblem.BAD_DAY));
        }
        return today;
    }

    private Optional<FileId> voucher(List<FieldProblem> wrong) {
        try {
            return Optional.of(FileId.parse(voucher));
        } catch (InvalidValue none) {
            wrong.add(new FieldProblem("/voucher", TransferProblem.NO_VOUCHER));
            return Optional.empty();
        }
    }

    /** Without its contents, which are personal data. */
    @Override
    public String toString() {
        return "RemittanceForm";
    }
}
