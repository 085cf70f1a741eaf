package org.fairgate.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The keys of the demo's payment gateways: the first server of a run makes them, which takes a second, the others borrow them. */
final class GatewayKeys {
    private static final String FILE = "gateway-keys.properties";
    private static Optional<byte[]> made = Optional.empty();

    private GatewayKeys() {}

    static synchronized void lend(Path directory) throws IOException {
        if (made.isPresent()) {
            Path unused = Files.write(directory.resolve(FILE), made.get());
        }
    }

    static synchronized void keep(Path directory) throws IOException {
        made = Optional.of(Files.readAllBytes(directory.resolve(FILE)));
    }
}
