package io.stagedoor.applications.domain;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A resource server.
 *
 * @param owner id of the organization whose it is; empty for the realm's own
 * @param permissions that it understands, for people to read: what may be done is said by teams and approvals
 * @param approval whether a subscription waits for somebody of the owner's
 * @param version grows with each change
 */
public record Api(
        String id,
        String owner,
        Identifier identifier,
        String name,
        String description,
        SortedSet<String> permissions,
        boolean approval,
        Offer offer,
        Life life,
        long version) {

    /** Of the realm's own. */
    public static final String REALM = "";

    /** Declared with the realm, as client scope and audience. */
    public static final String DECLARED = "media-api";

    private static final int MOST_PERMISSIONS = 100;
    private static final Pattern PERMISSION = Pattern.compile("[a-z]+(\\.[a-z]+)*");

    public Api {
        name = Words.line(name, "an API's name", 100);
        description = Words.optional(description, "a description", 500);
        permissions = checked(permissions);
    }

    private static SortedSet<String> checked(Collection<String> words) {
        if (words.size() > MOST_PERMISSIONS
                || words.stream()
                        .anyMatch(word ->
                                word.length() > 64 || !PERMISSION.matcher(word).matches())) {
            throw new IllegalArgumentException("permissions are at most " + MOST_PERMISSIONS
                    + " words of small letters with dots between them, as asset.view");
        }
        return java.util.Collections.unmodifiableSortedSet(new TreeSet<>(words));
    }

    /** The realm's media API, which is no row: service accounts have had it before there were subscriptions. */
    public static Api declared() {
        return new Api(
                DECLARED,
                REALM,
                new Identifier(DECLARED),
                "Media API",
                "The media platform's APIs behind the gateway",
                new TreeSet<>(),
                false,
                Offer.TO_ALL,
                Life.ACTIVE,
                1);
    }

    public boolean isDeclared() {
        return id.equals(DECLARED);
    }

    /** Whether the organization may subscribe to it. */
    public boolean isVisibleTo(String organization) {
        return life != Life.DELETED && (owner.equals(organization) || offer.reaches(organization));
    }

    /** The same, in another state. */
    public Api in(Life next) {
        return new Api(id, owner, identifier, name, description, permissions, approval, offer, next, version + 1);
    }
}
