package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What 5,000 pages that wait for phones cost one node.
 *
 * @param heapMib that lives more than without them
 * @param threads more than without them
 * @param millis from sending an approval to its page's hearing of it, sorted
 */
record WaitingCrowd(double heapMib, int threads, List<Double> millis) {

    static final int WAITING = Integer.getInteger("stagedoor.bench.waiting", 5000);

    private static final int APPROVALS = Integer.getInteger("stagedoor.bench.approvals", 1000);
    private static final int NUMBER = 42;

    static WaitingCrowd measured(Installation installation, Connection connection, List<PushBench.PhoneOwner> phones)
            throws IOException, SQLException {
        List<String> ids = new ArrayList<>();
        List<URI> addresses = begin(installation, connection, phones, ids);
        double heapBefore = liveHeapMib(installation);
        int threadsBefore = threads(installation);
        List<WaitingStream> streams = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            streams.add(WaitingStream.open(addresses.get(i)));
            if (i % 10 == 9) { // a few at once, as many at once would need as many threads for a moment
                streams.subList(i - 9, i + 1).forEach(WaitingStream::awaitOpen);
            }
        }
        streams.forEach(WaitingStream::awaitOpen);
        double heap = liveHeapMib(installation) - heapBefore;
        int threads = threads(installation) - threadsBefore;
        List<Double> millis = new ArrayList<>();
        Random random = new Random(1);
        List<Integer> some = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            some.add(i);
        }
        Collections.shuffle(some, random);
        for (int i = 0; i < APPROVALS; i++) {
            int which = some.get(i);
            PushPhone phone = phones.get(which % phones.size()).phone();
            long asked = System.nanoTime();
            assertThat(phone.approve(ids.get(which), NUMBER).statusCode()).isEqualTo(204);
            millis.add((streams.get(which).approvedNanos() - asked) / 1e6);
        }
        streams.forEach(WaitingStream::close);
        Collections.sort(millis);
        return new WaitingCrowd(heap, threads, millis);
    }

    /** Written behind the server's back: 5,000 passwords would take longer than a sign-in waits. They wait for some minutes instead of one. */
    private static List<URI> begin(
            Installation installation, Connection connection, List<PushBench.PhoneOwner> phones, List<String> ids)
            throws SQLException {
        List<URI> addresses = new ArrayList<>();
        try (PreparedStatement realm = connection.prepareStatement("select id from realm where name = 'studio'");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into sd_push_challenge (id, realm_id, ticket, person_id, attempt, application, organization,"
                                + " address, browser, match_number, created_at, expires_at, state)"
                                + " values (?, ?, ?, ?, 'attempt', 'Bench', '', '127.0.0.1', '', " + NUMBER
                                + ", ?, ?, 'OPEN')")) {
            var found = realm.executeQuery();
            found.next();
            String realmId = found.getString(1);
            long created = Instant.now().plusSeconds(300).toEpochMilli();
            for (int i = 0; i < WAITING; i++) {
                String id = UUID.randomUUID().toString();
                String ticket = UUID.randomUUID().toString();
                ids.add(id);
                addresses.add(URI.create(installation.realm() + "/push/waiting/" + ticket + "/events"));
                insert.setString(1, id);
                insert.setString(2, realmId);
                insert.setString(3, ticket);
                insert.setString(4, phones.get(i % phones.size()).person().id());
                insert.setLong(5, created);
                insert.setLong(6, created + 60_000);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return addresses;
    }

    /** After a collection: a histogram of what lives begins with one. */
    private static double liveHeapMib(Installation installation) throws IOException {
        Shell.Result histogram = Shell.run(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(server(installation).pid()),
                "GC.class_histogram");
        String total = histogram
                .output()
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(histogram.output()));
        return Long.parseLong(total.strip().split("\\s+", -1)[2]) / 1024.0 / 1024.0;
    }

    private static int threads(Installation installation) throws IOException {
        return Files.readAllLines(
                        Path.of("/proc", String.valueOf(server(installation).pid()), "status"))
                .stream()
                .filter(line -> line.startsWith("Threads:"))
                .map(line -> Integer.valueOf(line.substring(8).strip()))
                .findFirst()
                .orElseThrow();
    }

    /** The Java of the server, which the launcher has started. */
    static ProcessHandle server(Installation installation) throws IOException {
        ProcessHandle launcher = ProcessHandle.of(
                        Long.parseLong(Files.readString(installation.data.resolve("run/server.pid"))
                                .split(" ", -1)[0]))
                .orElseThrow();
        return Stream.concat(Stream.of(launcher), launcher.descendants())
                .filter(one -> one.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
    }
}
