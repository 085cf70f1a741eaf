package org.fairgate.simulator.bank;

import org.fairgate.simulator.page.Said;

/** The texts of the page {@code /bank}. */
public enum BankWord implements Said {
    TITLE("银行账户", "Bank account"),
    LEAD(
            "主办方的收款账户。在这里代付款单位汇款，再下载银行对账单，交财务导入。",
            "The organiser's account. Send transfers as a payer would, then download the bank's statement for finance to import."),
    SEND_TRANSFER("汇入一笔款项", "Send a transfer"),
    PAYER_NAME("付款户名", "Payer"),
    PAYER_ACCOUNT("付款账号", "Payer's account"),
    PAYER_BANK("付款银行", "Payer's bank"),
    AMOUNT("金额（元）", "Amount (CNY)"),
    AMOUNT_HINT("负数为支出，例如手续费", "Negative: money out, such as a fee"),
    REMARK("附言", "Remark"),
    REMARK_HINT("付款人填写的汇款识别码", "With the payment reference, as the payer wrote it"),
    BOOKING_DAY("入账日期", "Booked on"),
    SEND("汇款", "Send"),
    TRANSFER_REFUSED("汇款未成功，请检查户名、金额和日期。", "Nothing was sent: check payer, amount and date."),
    TRANSFER_SENT("已入账，流水号", "Booked as"),
    STATEMENT("下载对账单", "Download the statement"),
    FROM_DAY("起始日期", "From"),
    TO_DAY("截止日期", "To"),
    FILE_FORMAT("格式", "Format"),
    DOWNLOAD("下载", "Download"),
    TRANSFERS("账户流水", "Account activity"),
    SERIAL("流水号", "Serial number"),
    NO_TRANSFERS("暂无流水", "No transfers yet"),
    BALANCE("余额", "Balance");

    private final Phrase phrase;

    BankWord(String zh, String en) {
        this.phrase = new Phrase(zh, en);
    }

    @Override
    public Phrase phrase() {
        return phrase;
    }
}
