package io.stagedoor.gateway.verifier;

import io.stagedoor.gateway.jose.JsonMembers;
import io.stagedoor.gateway.jose.MalformedJoseException;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Assurance;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Confirmation;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Lifetime;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Organization;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Profile;
import io.stagedoor.gateway.verifier.Verification.Reason;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the claims of a token whose signature is good into a principal. Time is not looked at here. */
final class TokenClaims {

    /** What binds a token as far as we know; Keycloak 26.7 adds {@code kc-jkt-type}, which says how the key was shown. */
    private static final Set<String> CONFIRMATIONS = Set.of("jkt", "x5t#S256", "kc-jkt-type");

    /** Keycloak states its own token type in the payload; ID, Refresh, Offline and Logout tokens carry other values. */
    private static final Set<String> ACCESS_TOKEN_TYPES = Set.of("Bearer", "DPoP");

    private TokenClaims() {}

    static AccessTokenPrincipal check(JsonMembers claims, VerifierSettings settings)
            throws RefusalException, MalformedJoseException {
        String type = claims.text("typ");
        if (type != null && !ACCESS_TOKEN_TYPES.contains(type)) {
            throw new RefusalException(Reason.NOT_AN_ACCESS_TOKEN, "the token says that it is no access token");
        }
        String issuer = claims.requiredText("iss");
        if (!issuer.equals(settings.issuer())) {
            throw new RefusalException(Reason.WRONG_ISSUER, "the token is from another issuer");
        }
        Set<String> audiences = claims.texts("aud");
        if (Collections.disjoint(audiences, settings.audiences())) {
            throw new RefusalException(Reason.WRONG_AUDIENCE, "the token is for another audience");
        }
        Organization organization = organization(claims);
        return new AccessTokenPrincipal(
                claims.requiredText("sub"),
                issuer,
                audiences,
                client(claims),
                organization,
                claims.text("sid"),
                words(claims.raw("scope")),
                new Assurance(claims.text("acr"), claims.texts("amr"), claims.time("auth_time")),
                confirmation(claims),
                profile(claims),
                new Lifetime(claims.requiredTime("iat"), claims.time("nbf"), claims.requiredTime("exp")),
                claims.requiredText("jti"),
                claims.flag("svc"),
                claims.wholeNumber("ver"),
                TeamClaims.read(claims, organization));
    }

    /** RFC 9068 asks for {@code client_id}; Keycloak says {@code azp} too. Two different answers are none. */
    private static String client(JsonMembers claims) throws MalformedJoseException {
        String party = claims.text("azp");
        String client = party == null || claims.has("client_id") ? claims.requiredText("client_id") : party;
        if (party != null && !party.equals(client)) {
            throw JsonMembers.invalid("client_id");
        }
        return client;
    }

    /** RFC 6749 3.3: words separated by spaces; an empty text is no scope. */
    private static Set<String> words(@Nullable Object scope) throws MalformedJoseException {
        if (scope == null) {
            return Set.of();
        }
        if (!(scope instanceof String text)) {
            throw JsonMembers.invalid("scope");
        }
        Set<String> words = new LinkedHashSet<>(Arrays.asList(text.split(" ")));
        words.remove("");
        return Collections.unmodifiableSet(words);
    }

    /**
     * Two shapes: {@code {"id": "...", "alias": "acme"}} is the contract; {@code {"acme": {"id": "..."}}} is what Keycloak 26.7
     * emits by itself. They differ in whether the values are texts or objects. More than one organization is refused: a token is
     * for one, and guessing which would mix tenants.
     */
    private static @Nullable Organization organization(JsonMembers claims) throws MalformedJoseException {
        JsonMembers claim = claims.object("organization");
        if (claim == null || claim.names().isEmpty()) {
            return null;
        }
        if (claim.raw("id") instanceof String) {
            return new Organization(claim.requiredText("id"), claim.requiredText("alias"));
        }
        if (claim.names().size() != 1) {
            throw JsonMembers.invalid("organization");
        }
        String alias = claim.names().iterator().next();
        JsonMembers nested = claim.object(alias);
        if (nested == null || alias.isBlank()) {
            throw JsonMembers.invalid("organization");
        }
        return new Organization(nested.requiredText("id"), alias);
    }

    /** A confirmation method that nobody here understands still binds the token, so it is refused rather than ignored (RFC 7800 3.1). */
    private static @Nullable Confirmation confirmation(JsonMembers claims) throws MalformedJoseException {
        JsonMembers cnf = claims.object("cnf");
        if (cnf == null) {
            if (claims.has("cnf")) { // "cnf": null says that something was meant
                throw JsonMembers.invalid("cnf");
            }
            return null;
        }
        if (cnf.names().isEmpty() || !CONFIRMATIONS.containsAll(cnf.names())) {
            throw JsonMembers.invalid("cnf");
        }
        String thumbprint = cnf.text("jkt");
        String certificate = cnf.text("x5t#S256");
        if (thumbprint == null && certificate == null) {
            throw JsonMembers.invalid("cnf");
        }
        return new Confirmation(thumbprint, certificate);
    }

    /** An address that nobody proved must not look like an identity. */
    private static Profile profile(JsonMembers claims) throws MalformedJoseException {
        String email = claims.flag("email_verified") ? claims.text("email") : null;
        return new Profile(claims.text("preferred_username"), email);
    }
}
