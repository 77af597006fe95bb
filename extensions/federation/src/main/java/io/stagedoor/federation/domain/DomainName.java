package io.stagedoor.federation.domain;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A domain of e-mail addresses, as DNS writes it: lower case, punycode (RFC 5891), without a dot at the end.
 *
 * @param value {@code acme.example}
 */
public record DomainName(String value) implements Comparable<DomainName> {

    /** RFC 1035 2.3.4, less what the record's own label needs. */
    private static final int LONGEST = 200;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /**
     * @throws IllegalArgumentException where nobody can own it, in words for whoever typed it
     */
    public DomainName {
        value = ascii(value);
        List<String> labels = List.of(value.split("\\.", -1));
        if (value.length() > LONGEST
                || !labels.stream().allMatch(label -> LABEL.matcher(label).matches())) {
            throw new IllegalArgumentException("a domain looks like acme.example");
        }
        if (labels.size() < 2 || DIGITS.matcher(labels.getLast()).matches()) {
            throw new IllegalArgumentException(
                    "a domain has at least two parts, as acme.example, and is no IP address");
        }
        if (PublicMailProviders.contain(value)) {
            throw new IllegalArgumentException(
                    "addresses of " + value + " belong to everybody; use a domain of your own");
        }
    }

    /** The domain of an address; empty where it has none that anybody could prove. */
    public static Optional<DomainName> ofAddress(String email) {
        int at = email.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DomainName(email.substring(at + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it is that domain or one below it. */
    public boolean isWithin(DomainName other) {
        return value.equals(other.value) || value.endsWith("." + other.value);
    }

    private static String ascii(String typed) {
        String domain = typed.strip().toLowerCase(Locale.ROOT);
        try {
            return IDN.toASCII(domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain)
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a domain looks like acme.example", e);
        }
    }

    @Override
    public int compareTo(DomainName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
