package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** APIs of one organization, and what another one's applications and service accounts have of them. */
class SubscriptionsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final Duration PROMISE = Duration.ofSeconds(1);
    private static final String CALLBACK = "https://review.panelworks.example/callback";
    private static final ApplicationCalls STUDIO = new ApplicationCalls(INSTALLATION, "panelworks");
    private static final ApplicationCalls FARM = new ApplicationCalls(INSTALLATION, "renderworks");

    private static StudioApi owner;
    private static StudioApi developer;
    private static StudioApi farmer;
    private static StudioApi farmSecurity;

    /** A person's browser, signed in. */
    private static FormSignIn browser;

    private static JsonNode review;
    private static FormSignIn.Application signIn;

    @BeforeAll
    static void people() throws Exception {
        owner = new ConnectedOrganization(INSTALLATION, "panelworks").owner;
        farmer = new ConnectedOrganization(INSTALLATION, "renderworks").owner;
        TestPeople people = new TestPeople(INSTALLATION);
        Administrators administrators = new Administrators(INSTALLATION, people, "panelworks-administration");
        developer = administrators.hire("panels-developer", "panelworks", "developer");
        farmSecurity = administrators.hire("farm-security", "renderworks", "security-administrator");
        review = STUDIO.web(developer, "Review", CALLBACK);
        signIn = STUDIO.asked(review, STUDIO.secret(developer, review, 0), CALLBACK);
        browser = new FormSignIn(INSTALLATION.realm());
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> page = browser.entered(
                signIn, verifier, people.create("panels-artist", "panelworks").email(), TestPeople.PASSWORD);
        StudioApi.accepted(STUDIO.redeem(signIn, verifier, browser.enrolled(page), Map.of()));
    }

    @Test
    void anApiOfAnotherOrganizationIsThereAfterItsApprovalAloneAndUntilItsRevocation() throws Exception {
        String identifier = "renderworks/farm";
        JsonNode api = FARM.api(farmer, identifier, true, offeredTo("panelworks"));
        JsonNode subscription =
                STUDIO.subscribed(developer, review, api.get("id").asText());
        assertThat(subscription.get("state").asText()).isEqualTo("requested");
        assertThat(token(Map.of()).statusCode()).isEqualTo(200);
        refused(token(Map.of("resource", identifier)), "invalid_target");

        String there = "/subscriptions/" + subscription.get("id").asText();
        assertThat(STUDIO.decide(owner, "POST", there, "/approval", Map.of()).statusCode())
                .as("whoever asks does not decide, whatever their organization role")
                .isEqualTo(404);
        assertThat(StudioApi.accepted(farmSecurity.get(FARM.path("/subscriptions?of=received&state=requested")))
                        .toString())
                .contains("\"Review\"")
                .contains("panelworks")
                .doesNotContain("askedBy");
        StudioApi.accepted(FARM.decide(farmSecurity, "POST", there, "/approval", Map.of("why", "known to us")));

        assertThat(ApplicationCalls.audiences(StudioApi.accepted(token(Map.of()))))
                .as("a token of one's own is for nobody else's API")
                .doesNotContain(identifier);
        JsonNode tokens = StudioApi.accepted(token(Map.of("resource", identifier)));
        assertThat(ApplicationCalls.audiences(tokens)).containsExactly(identifier);
        try (ForwardAuthProcess gateway = ForwardAuthProcess.listening(
                INSTALLATION,
                "demo-gateway",
                INSTALLATION.data.resolve("secrets/DEMO_GATEWAY_CLIENT_SECRET"),
                "--audience",
                identifier,
                "--feed",
                "issuer")) {
            assertThat(gateway.verify(tokens)).isEqualTo(200);
            Instant asked = Instant.now();
            StudioApi.accepted(FARM.decide(farmer, "POST", there, "/revocation", Map.of("why", "no longer")));
            Duration taken = Eventually.get(
                    "the gateway to refuse the token",
                    () -> gateway.verify(tokens) == 401
                            ? Optional.of(Duration.between(asked, Instant.now()))
                            : Optional.empty());
            assertThat(taken).isLessThan(PROMISE);
        }
        refused(token(Map.of("resource", identifier)), "invalid_target");
        assertThat(StudioApi.accepted(owner.get(STUDIO.path("/audit-events?limit=200")))
                        .toString())
                .as("the other side's decisions, and not who decided")
                .contains("subscription.approve")
                .contains("subscription.revoke");
    }

    @Test
    void whatIsNotOfferedIsNotToBeToldFromWhatIsNot() {
        JsonNode hidden = FARM.api(farmer, "renderworks/hidden", false, Map.of());
        String id = hidden.get("id").asText();
        assertThat(developer.get(STUDIO.path("/apis/offered")).body())
                .contains("media-api")
                .doesNotContain("renderworks/hidden");
        assertThat(developer.get(STUDIO.path("/apis/" + id)).statusCode()).isEqualTo(404);
        HttpResponse<String> known = STUDIO.subscribe(developer, "application", review, id);
        HttpResponse<String> unknown = STUDIO.subscribe(developer, "application", review, "unknown");
        assertThat(known.statusCode()).isEqualTo(422);
        assertThat(known.body()).isEqualTo(unknown.body());
        assertThat(FARM.subscribe(farmer, "application", review, id).statusCode())
                .as("another organization's application")
                .isEqualTo(422);
        assertThat(farmer.get(STUDIO.path("/applications/" + review.get("id").asText()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(farmer.get(FARM.path("/applications/" + review.get("id").asText()))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anOfferThatIsTakenBackEndsWhatWasSubscribed() throws Exception {
        JsonNode api = FARM.api(farmer, "renderworks/open", false, Map.of("offer", "all"));
        String there = "/apis/" + api.get("id").asText();
        JsonNode subscription =
                STUDIO.subscribed(developer, review, api.get("id").asText());
        assertThat(subscription.get("state").asText()).isEqualTo("active");
        StudioApi.accepted(token(Map.of("resource", "renderworks/open")));
        StudioApi.accepted(
                FARM.decide(farmer, "PUT", there, "", Map.of("name", "Closed", "approval", true, "offer", "own")));
        refused(token(Map.of("resource", "renderworks/open")), "invalid_target");
        assertThat(StudioApi.accepted(developer.get(STUDIO.path(
                                "/subscriptions/" + subscription.get("id").asText())))
                        .get("state")
                        .asText())
                .isEqualTo("revoked");
    }

    @Test
    void nobodyApprovesWhatTheyHaveAskedForAndOfTwoWhoDoOneWins() {
        JsonNode api = STUDIO.api(owner, "panelworks/assets", true, Map.of());
        JsonNode subscription = STUDIO.subscribed(owner, review, api.get("id").asText());
        String there = "/subscriptions/" + subscription.get("id").asText();
        assertThat(STUDIO.decide(owner, "POST", there, "/approval", Map.of()).body())
                .contains("what they have asked for");
        assertThat(STUDIO.decide(developer, "POST", there, "/approval", Map.of())
                        .statusCode())
                .isEqualTo(403);
        StudioApi operator = StudioApi.asOperator(INSTALLATION);
        List<Integer> answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> operator.call(
                                "POST", STUDIO.path(there + "/approval"), Map.of(), Map.of("If-Match", "\"1\""))
                        .statusCode()))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 409 || status == 412);
    }

    @Test
    void identifiersAreOnesOwnAndNeverGivenTwice() {
        for (String foreign : List.of("media-api", "stagedoor-admin", "screening-room", "panelworks/x", "render")) {
            assertThat(FARM.post(farmer, "/apis", Map.of("identifier", foreign, "name", "X", "approval", false))
                            .statusCode())
                    .as(foreign)
                    .isEqualTo(422);
        }
        StudioApi operator = StudioApi.asOperator(INSTALLATION);
        for (String taken : List.of("media-api", "stagedoor-scim", "screening-room", INSTALLATION.realm())) {
            assertThat(operator.call(
                                    "POST",
                                    "/apis",
                                    Map.of("identifier", taken, "name", "X", "approval", false),
                                    Map.of())
                            .statusCode())
                    .as(taken)
                    .isIn(409, 422);
        }
        JsonNode api = FARM.api(farmer, "renderworks/once", false, Map.of());
        assertThat(FARM.post(farmer, "/apis", Map.of("identifier", "renderworks/once", "name", "X", "approval", false))
                        .statusCode())
                .isEqualTo(409);
        FARM.decide(farmer, "DELETE", "/apis/" + api.get("id").asText(), "", null);
        assertThat(operator.call(
                                "POST",
                                "/apis",
                                Map.of("identifier", "renderworks/once", "name", "X", "approval", false),
                                Map.of())
                        .statusCode())
                .isEqualTo(409);
        assertThat(FARM.api(farmer, "renderworks/once", false, Map.of())
                        .get("state")
                        .asText())
                .isEqualTo("active");
    }

    @Test
    void aServiceAccountSubscribesAndASuspendedApiIsInNoToken() {
        ServiceAccountCalls accounts = new ServiceAccountCalls(INSTALLATION, "panelworks");
        JsonNode viewing = accounts.profile(owner, "Viewing", ServiceAccountCalls.everywhere("asset.view"));
        JsonNode account = accounts.approved(owner, developer, viewing, Map.of("name", "Panel robot"));
        String secret = accounts.secret(developer, account, 0);
        JsonNode api = STUDIO.api(owner, "panelworks/robots", false, Map.of());
        String there = "/apis/" + api.get("id").asText();
        assertThat(ApplicationCalls.audiences(accounts.tokens(account, secret))).containsExactly("media-api");
        StudioApi.accepted(STUDIO.subscribe(
                developer, "service-account", account, api.get("id").asText()));
        JsonNode tokens = accounts.tokens(account, secret);
        assertThat(ApplicationCalls.audiences(tokens)).containsExactlyInAnyOrder("media-api", "panelworks/robots");
        assertThat(new PeopleCalls(INSTALLATION, "panelworks").footage(tokens)).isEqualTo(200);
        Instant asked = Instant.now();
        StudioApi.accepted(STUDIO.decide(owner, "POST", there, "/suspension", null));
        assertThat(new PeopleCalls(INSTALLATION, "panelworks").refusedAfter(asked, tokens))
                .isLessThan(PROMISE);
        assertThat(ApplicationCalls.audiences(accounts.tokens(account, secret))).containsExactly("media-api");
        StudioApi.accepted(STUDIO.decide(owner, "DELETE", there, "/suspension", null));
        assertThat(ApplicationCalls.audiences(accounts.tokens(account, secret))).contains("panelworks/robots");
    }

    @Test
    void anApiOfADomainThatIsGivenUpIsInNoTokenAnyMore() {
        ConnectedOrganization seller = new ConnectedOrganization(INSTALLATION, "sellerworks");
        seller.prove();
        ServiceAccountCalls accounts = new ServiceAccountCalls(INSTALLATION, "sellerworks");
        StudioApi seeker = new Administrators(INSTALLATION, new TestPeople(INSTALLATION), "sellerworks-administration")
                .hire("sellers-developer", "sellerworks", "developer");
        JsonNode profile = accounts.profile(seller.owner, "Viewing", ServiceAccountCalls.everywhere("asset.view"));
        JsonNode account = accounts.approved(seller.owner, seeker, profile, Map.of("name", "Seller robot"));
        String secret = accounts.secret(seeker, account, 0);
        ApplicationCalls calls = new ApplicationCalls(INSTALLATION, "sellerworks");
        String identifier = "https://api." + seller.domain + "/v1";
        JsonNode api = calls.api(seller.owner, identifier, false, Map.of());
        StudioApi.accepted(calls.subscribe(
                seeker, "service-account", account, api.get("id").asText()));
        assertThat(ApplicationCalls.audiences(accounts.tokens(account, secret)))
                .containsExactlyInAnyOrder("media-api", identifier);

        assertThat(seller.call("DELETE", "/domains/" + seller.domain, null).statusCode())
                .isEqualTo(204);

        assertThat(ApplicationCalls.audiences(accounts.tokens(account, secret)))
                .as("whoever gets the domain next believes nobody who had it before")
                .containsExactly("media-api");
        assertThat(calls.post(
                                seller.owner,
                                "/apis",
                                Map.of("identifier", identifier + "/too", "name", "X", "approval", false))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aClientThatNamesAnApiByItsOwnMapperHasItTakenOut() {
        FARM.api(farmer, "renderworks/mapped", false, Map.of("offer", "all"));
        HttpResponse<String> created = INSTALLATION.admin(
                "POST",
                "studio/clients",
                Map.of(
                        "clientId",
                        "renderworks-mapper",
                        "secret",
                        "of-a-client-for-tests-only",
                        "serviceAccountsEnabled",
                        true,
                        "defaultClientScopes",
                        List.of("basic", "media-api"),
                        "protocolMappers",
                        List.of(Map.of(
                                "name", "audience",
                                "protocol", "openid-connect",
                                "protocolMapper", "oidc-audience-mapper",
                                "config",
                                        Map.of(
                                                "included.custom.audience", "renderworks/mapped",
                                                "access.token.claim", "true")))));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(ApplicationCalls.audiences(INSTALLATION.token(
                        "studio",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", "renderworks-mapper",
                                "client_secret", "of-a-client-for-tests-only"))))
                .containsExactly("media-api");
    }

    /** One more token for the person who is signed in. */
    private static HttpResponse<String> token(Map<String, String> more) throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        return STUDIO.redeem(signIn, verifier, browser.request(signIn, verifier, Map.of()), more);
    }

    private static void refused(HttpResponse<String> answer, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Installation.json(answer.body()).get("error").asText()).isEqualTo(error);
    }

    private static Map<String, ?> offeredTo(String alias) {
        return Map.of("offer", "named", "offeredTo", List.of(alias, "nobody-is-called-so"));
    }
}
