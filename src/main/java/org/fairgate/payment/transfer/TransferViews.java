package org.fairgate.payment.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.platform.config.TransferAccount;

/** Transfers as the API gives them. */
final class TransferViews {
    private TransferViews() {}

    record AccountView(String name, String bank, String number) {}

    record SituationView(
            AccountView account,
            String reference,
            long amountFen,
            Instant deadline,
            boolean open,
            String orderState,
            List<TransferView> transfers) {}

    /** A form with what is typed in it, for its owner and for finance. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record TransferView(
            String transferId,
            String state,
            String payer,
            String account,
            String bank,
            String slip,
            long amountFen,
            LocalDate paidOn,
            String voucher,
            String reason,
            Instant declaredAt,
            Optional<Instant> decidedAt) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record CaseView(
            TransferView transfer,
            String unitId,
            String unit,
            String orderId,
            String orderNumber,
            String orderState,
            long orderAmountFen,
            boolean thirdParty,
            Optional<String> decidedBy) {}

    static SituationView situation(TransferService.Situation situation, TransferAccount account) {
        return new SituationView(
                new AccountView(account.name(), account.bank(), account.number()),
                situation.reference().value(),
                situation.order().amount().value(),
                situation.deadline(),
                situation.open(),
                situation.order().state().code(),
                situation.forms().stream().map(TransferViews::transfer).toList());
    }

    static TransferView transfer(Transfer transfer) {
        Remittance said = transfer.remittance();
        return new TransferView(
                transfer.id().toString(),
                transfer.state().code(),
                said.payer(),
                said.account(),
                said.bank(),
                said.slip(),
                said.amount().value(),
                said.paidOn(),
                said.voucher().toString(),
                transfer.reason(),
                transfer.declaredAt(),
                transfer.decidedAt());
    }

    static CaseView inQueue(TransferDesk.Case one) {
        return new CaseView(
                transfer(one.transfer()),
                one.order().key().unit().toString(),
                one.unit(),
                one.order().key().order().toString(),
                one.order().number(),
                one.order().state().code(),
                one.order().amount().value(),
                one.thirdParty(),
                one.transfer().decidedBy().map(StaffId::toString));
    }
}
