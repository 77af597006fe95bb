package io.stagedoor.federation.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An organization's claim to a domain, and how far it is proved: by a TXT record that only the owner of the zone can make. Looked at again every day;
 * a record that is gone lets the claim lapse after a grace, so that a mistake in DNS locks nobody out.
 *
 * @param subdomains whether everything below is claimed too
 * @param token what the record holds; random
 * @param provedAt null for never
 * @param checkedAt null for never
 * @param graceUntil null except in grace
 */
public record DomainClaim(
        DomainName name,
        boolean subdomains,
        String token,
        State state,
        @Nullable Instant provedAt,
        @Nullable Instant checkedAt,
        @Nullable Instant graceUntil) {

    public static final Duration GRACE = Duration.ofDays(7);
    public static final Duration CHECKED_EVERY = Duration.ofDays(1);
    public static final int MOST_PER_ORGANIZATION = 100;

    private static final String LABEL = "_stagedoor-challenge.";
    private static final String PREFIX = "stagedoor-domain-verification=";

    /** How far. */
    public enum State {
        PENDING,
        PROVED,
        /** Proved before; the record is gone. Still counts. */
        GRACE,
        LAPSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the domain is the organization's. */
        public boolean counts() {
            return this == PROVED || this == GRACE;
        }
    }

    public static DomainClaim made(DomainName name, boolean subdomains, String token) {
        return new DomainClaim(name, subdomains, token, State.PENDING, null, null, null);
    }

    /** Name of the record, without a dot at the end. */
    public String recordName() {
        return LABEL + name;
    }

    public String recordValue() {
        return PREFIX + token;
    }

    /** The record is there. */
    public DomainClaim proved(Instant now) {
        return new DomainClaim(
                name, subdomains, token, State.PROVED, state.counts() && provedAt != null ? provedAt : now, now, null);
    }

    /** The record is not there, which DNS said for certain. */
    public DomainClaim missed(Instant now) {
        return switch (state) {
            case PENDING, LAPSED -> new DomainClaim(name, subdomains, token, state, provedAt, now, null);
            case PROVED -> new DomainClaim(name, subdomains, token, State.GRACE, provedAt, now, now.plus(GRACE));
            case GRACE ->
                graceUntil != null && now.isBefore(graceUntil)
                        ? new DomainClaim(name, subdomains, token, State.GRACE, provedAt, now, graceUntil)
                        : new DomainClaim(name, subdomains, token, State.LAPSED, provedAt, now, null);
        };
    }

    /** Whether that address is in what is claimed. */
    public boolean covers(DomainName domain) {
        return subdomains ? domain.isWithin(name) : domain.equals(name);
    }

    /** As Keycloak writes it, whose own tables are a copy of what is proved. */
    public String inKeycloak() {
        return subdomains ? "*." + name : name.value();
    }
}
