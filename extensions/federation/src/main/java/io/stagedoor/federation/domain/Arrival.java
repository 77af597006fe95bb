package io.stagedoor.federation.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a corporate identity provider vouches for, after the rules of its protocol and before anybody here is looked up. All
 * values are the provider's: text of somebody else.
 *
 * @param immutableId what stays the same for ever, by the claim or attribute that the connection names
 * @param username what the provider calls them
 * @param emailVerified what the provider said; null where it said nothing
 * @param groups at most {@link #MOST_GROUPS}; which ones they are decides nothing by itself
 * @param groupsTruncated whether there were more, or the provider said that they have to be fetched elsewhere (Entra's overage)
 * @param claims what arrived, for the test sign-in; at most {@link #MOST_CLAIMS} names
 */
public record Arrival(
        String immutableId,
        String username,
        @Nullable String email,
        @Nullable Boolean emailVerified,
        @Nullable String firstName,
        @Nullable String lastName,
        List<String> groups,
        boolean groupsTruncated,
        Map<String, List<String>> claims,
        Assurance assurance) {

    public static final int MOST_GROUPS = 1_000;
    public static final int MOST_CLAIMS = 100;
    /** Characters; what is longer is cut, and a group that is longer is left out. */
    public static final int LONGEST_VALUE = 1_000;

    public static final int LONGEST_GROUP = 200;

    public Arrival {
        groups = List.copyOf(groups);
        claims = Map.copyOf(claims);
    }
}
