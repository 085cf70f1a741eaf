package org.fairgate.address;

import org.fairgate.kernel.id.AddressId;

/**
 * A courier address as it is kept.
 *
 * @param region province, city and district, or the country abroad
 * @param address street and number
 * @param postcode empty when not given
 * @param isDefault whether it is the one that is offered first
 * @param version goes up with each change of what it says
 */
public record Address(
        AddressId id,
        String recipient,
        String phone,
        String region,
        String address,
        String postcode,
        boolean isDefault,
        long version) {
    /** Only the id: the rest is personal data. */
    @Override
    public String toString() {
        return "Address[" + id + "]";
    }
}
