package io.stagedoor.federation.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** TXT records, from the resolvers of the machine or from one of the operator's choice; nothing is remembered, so that a new record is seen at once. */
public final class TxtRecords {

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final int PORT = 53;

    private final Resolver resolver;

    private TxtRecords(Resolver resolver) {
        resolver.setTimeout(LIMIT);
        this.resolver = resolver;
    }

    /**
     * Asks those resolvers.
     *
     * @param resolvers addresses with a comma between, each with or without a port; empty for those of the machine
     * @throws IllegalArgumentException where one is no address
     */
    public static TxtRecords by(String resolvers) {
        try {
            if (resolvers.isBlank()) {
                return new TxtRecords(new ExtendedResolver());
            }
            List<Resolver> all = new ArrayList<>();
            for (String one : resolvers.split(",", -1)) {
                all.add(new SimpleResolver(address(one.strip())));
            }
            return new TxtRecords(new ExtendedResolver(all));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + resolvers + "' is no address of a DNS resolver", e);
        }
    }

    /**
     * What DNS says for certain.
     *
     * @return texts; empty where there is no such record
     * @throws IOException where it says nothing: no answer, a failure, an answer that does not hold
     */
    public List<String> of(String name) throws IOException {
        try {
            return LookupSession.builder()
                    .resolver(resolver)
                    .build()
                    .lookupAsync(Name.fromString(name + "."), Type.TXT)
                    .toCompletableFuture()
                    .get(2 * LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .getRecords()
                    .stream()
                    .filter(TXTRecord.class::isInstance)
                    .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                    .toList();
        } catch (TextParseException e) {
            throw new IllegalArgumentException("'" + name + "' is no name in DNS", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoSuchDomainException || e.getCause() instanceof NoSuchRRSetException) {
                return List.of();
            }
            throw new IOException("DNS did not answer about " + name, e);
        } catch (TimeoutException e) {
            throw new IOException("DNS did not answer about " + name + " in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static InetSocketAddress address(String text) throws UnknownHostException {
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > 0 && text.indexOf(':') == colon;
        try {
            int port = hasPort ? Integer.parseInt(text.substring(colon + 1)) : PORT;
            return new InetSocketAddress(InetAddress.getByName(hasPort ? text.substring(0, colon) : text), port);
        } catch (NumberFormatException e) {
            throw new UnknownHostException(text);
        }
    }
}
