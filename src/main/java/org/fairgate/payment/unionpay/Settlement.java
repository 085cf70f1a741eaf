package org.fairgate.payment.unionpay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.Bill;
import org.fairgate.payment.wire.text.BoundedInput;

/** Unpacks {@code fileContent} (Base64 of a deflated ZIP) and reads the settlement file in it. Takes time: for a worker. */
record Settlement(SettlementFile form, String merId, long most) {
    private static final int MOST_ENTRIES = 20;

    /** @throws BadMessage when it cannot be unpacked, or holds no settlement file */
    List<Bill.Line> read(String fileContent, LocalDate day) {
        try (ZipInputStream zip = new ZipInputStream(new BoundedInput(
                new InflaterInputStream(
                        new ByteArrayInputStream(Base64.getDecoder().decode(fileContent))),
                most))) {
            find(zip);
            return form.read(new BoundedInput(zip, most).readAllBytes(), day, merId);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadMessage("bill-archive");
        }
    }

    private void find(ZipInputStream zip) throws IOException {
        for (int seen = 0; seen < MOST_ENTRIES; seen++) {
            ZipEntry entry = zip.getNextEntry();
            if (entry != null && form.isFile(entry.getName())) {
                return;
            }
        }
        throw new BadMessage("bill-without-file");
    }
}
