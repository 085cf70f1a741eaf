package org.fairgate.platform.config;

/** The account that bank transfers go to, as payers write it down (R-PAY-4c). */
public record TransferAccount(String name, String bank, String number) {
    public TransferAccount {
        BadSetting.require(
                number.isEmpty() || !name.isEmpty() && !bank.isEmpty(),
                "transfer: name and bank belong to the number of an account");
    }

    /** Whether transfers can be paid at all. */
    public boolean isOffered() {
        return !number.isEmpty();
    }
}
