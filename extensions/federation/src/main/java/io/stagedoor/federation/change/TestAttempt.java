package io.stagedoor.federation.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.api.Json;
import io.stagedoor.federation.domain.Arrival;
import io.stagedoor.federation.domain.Assurance;
import io.stagedoor.federation.domain.Connection;
import io.stagedoor.federation.domain.ConnectionKeys;
import io.stagedoor.federation.domain.Recognition;
import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.store.TestSignIns;
import io.stagedoor.federation.store.TestSignIns.TestSignIn;
import io.stagedoor.teams.api.AboutPeople;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.provider.util.IdentityBrokerState;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A sign-in that shows an administrator what arrives, with the settings that were saved last, and signs nobody in. The browser has to be that
 * administrator's own: a link that somebody else is sent shows nothing of theirs.
 */
public final class TestAttempt {

    /** Parameter of the authorization request that names the test sign-in. */
    public static final String PARAMETER = "stagedoor_test";

    /** So much is kept at most: what a hostile provider sends is no reason to fill a table. */
    private static final int SHOWN_CLAIMS = 60;

    private static final int SHOWN_VALUES = 5;
    private static final int SHOWN_LENGTH = 150;
    private static final int SHOWN_GROUPS = 50;

    private static final String PORTAL = "stagedoor-portal";
    /** Of a verifier that nobody has: no code of this request is ever redeemed. */
    private static final String CHALLENGE = "stagedoor-test-sign-in-has-no-verifier-0000";

    private static final String NOTE =
            AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX + PARAMETER;

    /** What an administrator is shown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(
            List<Claim> claims,
            List<String> groups,
            boolean groupsTruncated,
            @Nullable AssuranceJson assurance,
            @Nullable Person person,
            @Nullable Refusal refusal) {}

    /** One claim or attribute. */
    public record Claim(String name, List<String> values) {}

    /** How strongly. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AssuranceJson(
            @Nullable String acr,
            List<String> amr,
            @Nullable String authTime) {}

    /** Whom it would be. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Person(
            String would,
            @Nullable String id,
            @Nullable String name,
            @Nullable String email,
            List<AboutPeople.Placed> teams) {}

    /** Why they would not be let in. */
    public record Refusal(String code) {}

    private final KeycloakSession session;
    private final AuthenticationSessionModel attempt;
    private final String id;

    private TestAttempt(KeycloakSession session, AuthenticationSessionModel attempt, String id) {
        this.session = session;
        this.attempt = attempt;
        this.id = id;
    }

    /** Whether an attempt is one. */
    public static Optional<TestAttempt> of(KeycloakSession session, @Nullable AuthenticationSessionModel attempt) {
        return Optional.ofNullable(attempt)
                .flatMap(present -> Optional.ofNullable(present.getClientNote(NOTE))
                        .map(id -> new TestAttempt(session, present, id)));
    }

    /**
     * The settings of the revision that is tried, where the request at hand belongs to a test sign-in of that connection; else what is live.
     */
    public static IdentityProviderModel settings(KeycloakSession session, IdentityProviderModel live) {
        return of(session, attemptOf(session))
                .flatMap(test -> test.revision(live))
                .orElse(live);
    }

    /** Whether this attempt may begin at that connection, whatever its state. */
    public boolean mayBegin(IdentityProviderModel connection) {
        return waiting(connection).isPresent();
    }

    Response arrived(
            IdentityProviderModel connection,
            OrganizationModel organization,
            Arrival arrival,
            Recognition recognition) {
        List<AboutPeople.Placed> teams = Arrivals.placed(session, organization, arrival);
        List<Claim> claims = new TreeMap<>(arrival.claims())
                .entrySet().stream()
                        .limit(SHOWN_CLAIMS)
                        .map(claim -> new Claim(
                                cut(claim.getKey()),
                                claim.getValue().stream()
                                        .limit(SHOWN_VALUES)
                                        .map(TestAttempt::cut)
                                        .toList()))
                        .toList();
        Result result = new Result(
                claims,
                arrival.groups().stream().limit(SHOWN_GROUPS).toList(),
                arrival.groupsTruncated() || arrival.groups().size() > SHOWN_GROUPS,
                assurance(arrival.assurance()),
                person(recognition, arrival, teams),
                recognition instanceof Recognition.Refused(RefusalReason reason) ? new Refusal(reason.code()) : null);
        boolean passed = !(recognition instanceof Recognition.Refused);
        return end(connection, passed, result);
    }

    Response refused(IdentityProviderModel connection, RefusalReason reason) {
        return end(connection, false, new Result(List.of(), List.of(), false, null, null, new Refusal(reason.code())));
    }

    private static String cut(String value) {
        return value.length() > SHOWN_LENGTH ? value.substring(0, SHOWN_LENGTH) + "…" : value;
    }

    private Response end(IdentityProviderModel connection, boolean passed, Result result) {
        Optional<TestSignIn> test = waiting(connection);
        if (test.isPresent()
                && Providers.testSignIns(session)
                        .end(
                                id,
                                passed ? TestSignIns.State.ARRIVED : TestSignIns.State.REFUSED,
                                Providers.CLOCK.instant(),
                                Json.write(result))
                && passed) {
            OrganizationModel organization = Providers.organizations(session).getById(connection.getOrganizationId());
            String connectionId = test.get().connection();
            Providers.connections(session, organization.getId())
                    .lock(connectionId)
                    .ifPresent(found -> new ConnectionChanges(session, organization)
                            .tested(found, test.get().revision()));
        }
        URI back = page(session, connection);
        // Nobody is signed in: what has begun ends here.
        session.authenticationSessions()
                .removeRootAuthenticationSession(session.getContext().getRealm(), attempt.getParentSession());
        return Response.seeOther(back).build();
    }

    /** The portal's page of that connection, where the administrator began. */
    private URI page(KeycloakSession session, IdentityProviderModel connection) {
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/portal/{organization}/connections/{connection}")
                .queryParam("test", id)
                .build(
                        session.getContext().getRealm().getName(),
                        Providers.organizations(session)
                                .getById(connection.getOrganizationId())
                                .getAlias(),
                        ConnectionRules.config(connection, ConnectionKeys.CONNECTION));
    }

    private Optional<IdentityProviderModel> revision(IdentityProviderModel live) {
        return waiting(live).flatMap(test -> {
            OrganizationModel organization = Providers.organizations(session).getById(live.getOrganizationId());
            Optional<Connection> connection =
                    Providers.connections(session, organization.getId()).find(test.connection());
            return connection.flatMap(found -> Providers.connections(session, organization.getId())
                    .revision(found.id(), test.revision())
                    .map(revision -> {
                        IdentityProviderModel tried = new IdentityProviderModel(live);
                        tried.setConfig(new Projection(session, organization).config(found, revision));
                        return tried;
                    }));
        });
    }

    private Optional<TestSignIn> waiting(IdentityProviderModel connection) {
        return Providers.testSignIns(session)
                .find(ConnectionRules.config(connection, ConnectionKeys.CONNECTION), id)
                .filter(test -> test.state() == TestSignIns.State.WAITING
                        && Providers.CLOCK.instant().isBefore(test.expires())
                        && isTheirs(test));
    }

    private boolean isTheirs(TestSignIn test) {
        AuthenticationManager.@Nullable AuthResult signedIn = AuthenticationManager.authenticateIdentityCookie(
                session, session.getContext().getRealm(), true);
        return signedIn != null && signedIn.user().getId().equals(test.startedBy());
    }

    private static @Nullable AuthenticationSessionModel attemptOf(KeycloakSession session) {
        @Nullable AuthenticationSessionModel known = session.getContext().getAuthenticationSession();
        if (known != null) {
            return known;
        }
        @Nullable String state = parameter(session, "state");
        String encoded = state == null ? String.valueOf(parameter(session, "RelayState")) : state;
        RealmModel realm = session.getContext().getRealm();
        IdentityBrokerState parsed = IdentityBrokerState.encoded(encoded, realm);
        @Nullable
        ClientModel client = parsed.getClientId() == null ? null : realm.getClientByClientId(parsed.getClientId());
        return client == null || parsed.getTabId() == null
                ? null
                : new AuthenticationSessionManager(session)
                        .getCurrentAuthenticationSession(realm, client, parsed.getTabId());
    }

    private static @Nullable String parameter(KeycloakSession session, String name) {
        @Nullable
        String query = session.getContext().getUri().getQueryParameters().getFirst(name);
        return query != null
                        || !"POST".equals(session.getContext().getHttpRequest().getHttpMethod())
                ? query
                : session.getContext()
                        .getHttpRequest()
                        .getDecodedFormParameters()
                        .getFirst(name);
    }

    private Person person(Recognition recognition, Arrival arrival, List<AboutPeople.Placed> teams) {
        @Nullable String name = name(arrival);
        return switch (recognition) {
            case Recognition.Found(String person, boolean newAddress) ->
                new Person("found", person, name, arrival.email(), teams);
            case Recognition.Linked(String person) -> new Person("linked", person, name, arrival.email(), teams);
            case Recognition.Created created -> new Person("created", null, name, arrival.email(), teams);
            case Recognition.Refused refused -> new Person("refused", null, name, arrival.email(), List.of());
        };
    }

    private static @Nullable String name(Arrival arrival) {
        String name = (arrival.firstName() == null ? "" : arrival.firstName())
                + " "
                + (arrival.lastName() == null ? "" : arrival.lastName());
        return name.isBlank() ? null : name.strip();
    }

    private static AssuranceJson assurance(Assurance assurance) {
        return new AssuranceJson(
                assurance.acr(),
                assurance.amr(),
                assurance.authTime() == null ? null : assurance.authTime().toString());
    }

    /** What was kept of one that is over. */
    public static Result result(String json) {
        return Json.read(json, Result.class);
    }

    /** Where the browser begins: an authorization request of the portal's, which nobody completes. */
    public static URI begin(KeycloakSession session, String id, String alias) {
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/protocol/openid-connect/auth")
                .queryParam("client_id", PORTAL)
                .queryParam("redirect_uri", "{portal}")
                .queryParam("response_type", "code")
                .queryParam("scope", "openid")
                .queryParam("prompt", "login")
                .queryParam("code_challenge_method", "S256")
                .queryParam("code_challenge", CHALLENGE)
                .queryParam("kc_idp_hint", alias)
                .queryParam(PARAMETER, id)
                .build(
                        session.getContext().getRealm().getName(),
                        session.getContext()
                                .getUri()
                                .getBaseUriBuilder()
                                .path("realms/{realm}/portal/")
                                .build(session.getContext().getRealm().getName())
                                .toString());
    }
}
