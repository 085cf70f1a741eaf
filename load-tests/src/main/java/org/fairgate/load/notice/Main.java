package org.fairgate.load.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sends Alipay's notices.
 *
 * <ul>
 *   <li>{@code keys directory}: makes a key pair, {@code private} and {@code public} as base64 of their DER;
 *   <li>{@code send directory port numbers}: signs a notice for each line of the file, says {@code ready}, then sends as many as
 *       each line of stdin says, by so many connections ({@code count connections}), and prints one line of JSON for it.
 * </ul>
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException, InterruptedException, GeneralSecurityException {
        Path directory = Path.of(args[1]);
        if (args[0].equals("keys")) {
            makeKeys(directory);
        } else {
            send(signed(directory, Path.of(args[3])), Integer.parseInt(args[2]));
        }
    }

    private static void makeKeys(Path directory) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Base64.Encoder base64 = Base64.getEncoder();
        Files.writeString(
                directory.resolve("private"),
                base64.encodeToString(pair.getPrivate().getEncoded()));
        Files.writeString(
                directory.resolve("public"),
                base64.encodeToString(pair.getPublic().getEncoded()));
    }

    /** Signing takes longer than the service needs to book, so it is done before. */
    private static Queue<byte[]> signed(Path directory, Path numbers) throws IOException, GeneralSecurityException {
        byte[] der = Base64.getDecoder().decode(Files.readString(directory.resolve("private")));
        PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        try (Stream<String> lines = Files.lines(numbers)) {
            List<byte[]> all = lines.toList().parallelStream()
                    .map(number -> Notice.request(number, key))
                    .toList();
            return new ConcurrentLinkedQueue<>(all);
        }
    }

    private static void send(Queue<byte[]> all, int port) throws IOException, InterruptedException {
        System.out.println("ready");
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.strip().split(" ");
            Queue<byte[]> some = new ConcurrentLinkedQueue<>();
            for (int i = Integer.parseInt(words[0]); i > 0 && !all.isEmpty(); i--) {
                some.add(all.remove());
            }
            System.out.println(run(some, port, Integer.parseInt(words[1])));
        }
    }

    private static String run(Queue<byte[]> some, int port, int connections) throws InterruptedException {
        List<Sender> senders = IntStream.range(0, connections)
                .mapToObj(i -> new Sender("127.0.0.1", port, some))
                .toList();
        long started = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        senders.forEach(sender -> threads.add(new Thread(null, sender, "sender", 256 * 1024)));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        int good = senders.stream().mapToInt(Sender::good).sum();
        int other = senders.stream().mapToInt(Sender::other).sum();
        return "{\"good\":%d,\"other\":%d,\"seconds\":%.3f}".formatted(good, other, seconds);
    }
}
