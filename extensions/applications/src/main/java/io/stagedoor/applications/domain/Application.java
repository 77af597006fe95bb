package io.stagedoor.applications.domain;

import java.util.List;

/**
 * What people of one organization sign in to.
 *
 * @param organization its id
 * @param redirectUris checked for its kind
 * @param device whether it may ask for a sign-in on another device (RFC 8628)
 * @param consent whether people are asked before it gets tokens
 * @param madeBy id of the person who has made it
 * @param version grows with each change
 */
public record Application(
        String id,
        String organization,
        String name,
        String description,
        Kind kind,
        List<RedirectUri> redirectUris,
        boolean device,
        boolean consent,
        Life life,
        String madeBy,
        long version) {

    /** What the ids of their clients begin with; no other client of a realm may be called so. */
    public static final String CLIENT_PREFIX = "app-";

    /** How many an organization has at most. */
    public static final int MOST = 50;

    private static final int MOST_ADDRESSES = 10;

    public Application {
        name = Words.line(name, "an application's name", 100);
        description = Words.optional(description, "a description", 500);
        redirectUris = List.copyOf(redirectUris);
        if (redirectUris.size() > MOST_ADDRESSES) {
            throw new IllegalArgumentException("an application has at most " + MOST_ADDRESSES + " redirect URIs");
        }
        if (redirectUris.stream().distinct().count() != redirectUris.size()) {
            throw new IllegalArgumentException("each redirect URI stands there once");
        }
        if (redirectUris.isEmpty() && !device) {
            throw new IllegalArgumentException("an application has a redirect URI, or signs in on another device");
        }
        if (device && kind != Kind.NATIVE) {
            throw new IllegalArgumentException("only native applications sign in on another device");
        }
        // RFC 8252 8.6: anybody's program can call itself so, and nobody is to be signed in by that without being
        // asked.
        if (kind == Kind.NATIVE && !consent) {
            throw new IllegalArgumentException("a native application asks for consent");
        }
    }

    /** {@code client_id} in its tokens. */
    public String clientId() {
        return CLIENT_PREFIX + id;
    }

    /** RFC 9449: whoever keeps no secret shows a key of its own with each token. */
    public boolean dpop() {
        return kind == Kind.NATIVE;
    }

    /** What somebody may write about it. */
    public record Wish(String name, String description, List<String> redirectUris, boolean device, boolean consent) {}

    /** A new one. */
    public static Application made(String id, String organization, Kind kind, Wish wish, String by) {
        return new Application(
                id,
                organization,
                wish.name(),
                wish.description(),
                kind,
                addresses(kind, wish),
                wish.device(),
                wish.consent(),
                Life.ACTIVE,
                by,
                1);
    }

    /** The same, as somebody wants it to be. */
    public Application as(Wish wish) {
        return new Application(
                id,
                organization,
                wish.name(),
                wish.description(),
                kind,
                addresses(kind, wish),
                wish.device(),
                wish.consent(),
                life,
                madeBy,
                version + 1);
    }

    /** The same, in another state. */
    public Application in(Life next) {
        return new Application(
                id, organization, name, description, kind, redirectUris, device, consent, next, madeBy, version + 1);
    }

    private static List<RedirectUri> addresses(Kind kind, Wish wish) {
        return wish.redirectUris().stream()
                .map(uri -> RedirectUri.checked(kind, uri))
                .toList();
    }
}
