package io.stagedoor.pushmfa.rest;

import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.pushmfa.change.Challenges;
import io.stagedoor.pushmfa.change.Devices;
import io.stagedoor.pushmfa.change.Enrolments;
import io.stagedoor.pushmfa.change.Notices;
import io.stagedoor.pushmfa.change.Passkeys;
import io.stagedoor.pushmfa.change.Providers;
import io.stagedoor.pushmfa.change.Subscriptions;
import io.stagedoor.pushmfa.change.Waiting;
import io.stagedoor.pushmfa.domain.Answer;
import io.stagedoor.pushmfa.domain.AnswerOutcome;
import io.stagedoor.pushmfa.domain.EnrolmentCode;
import io.stagedoor.pushmfa.domain.OfferedDevice;
import io.stagedoor.pushmfa.domain.Places;
import io.stagedoor.pushmfa.jose.DeviceKey;
import io.stagedoor.pushmfa.jose.MalformedException;
import io.stagedoor.pushmfa.jose.Signed;
import io.stagedoor.pushmfa.passkey.Passkey;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;

/**
 * What phones call, as {@code PROTOCOL.md} says. An error is returned and not thrown: what the trail says of a refusal stays.
 */
public final class PushResource {

    private static final String PROOF = "DPoP";
    private static final String JSON = "application/json";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Devices devices;
    private final Places places;
    private final String issuer;

    PushResource(KeycloakSession session, Places places) {
        this.session = session;
        this.places = places;
        this.realm = session.getContext().getRealm();
        if (!realm.isEnabled()) {
            throw new NotFoundException();
        }
        this.devices = new Devices(session, realm);
        this.issuer = Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName());
    }

    /** A phone answers a page that shows it a code. */
    @POST
    @Path("devices")
    @Produces(JSON)
    public Response offer(@HeaderParam(PROOF) @Nullable String proof, String body) {
        return switch (devices.caller(proof, "POST", address("/devices"))) {
            case Devices.Known known ->
                answers()
                        .problem(Problem.conflict(
                                "device-known",
                                "This key is set up already",
                                "Make a new key for each account that is set up."));
            case Devices.Stranger(DeviceKey key) -> offer(key, Json.read(body, OfferJson.class));
            case Devices.Stale stale -> answers().nonceNeeded();
            case Devices.Unproved(String why) -> answers().unproved(why);
        };
    }

    private Response offer(DeviceKey key, OfferJson offer) {
        OfferedDevice device;
        try {
            device = new OfferedDevice(key.thumbprint(), offer.name());
        } catch (IllegalArgumentException e) {
            return answers().problem(Problem.invalid(String.valueOf(e.getMessage()), "/name"));
        }
        Passkeys passkeys = new Passkeys(session, realm, issuer);
        @Nullable Passkey passkey;
        try {
            passkey = offer.passkey() == null
                    ? null
                    : passkeys.made(
                            device.thumbprint(),
                            offer.code(),
                            offer.passkey().attestationObject(),
                            offer.passkey().clientDataJSON());
        } catch (MalformedException e) {
            return answers().problem(Problem.invalid("The passkey is none: " + e.getMessage() + ".", "/passkey"));
        }
        Optional<UserModel> person =
                EnrolmentCode.typed(offer.code()).flatMap(code -> new Enrolments(session, realm).offer(code, device));
        if (passkey != null) {
            person.ifPresent(one -> passkeys.keep(one, device, passkey));
        }
        return person.map(one -> answers()
                        .json(
                                201,
                                Map.of(
                                        "device", device.thumbprint(),
                                        "mark", device.mark(),
                                        "account", account(one))))
                .orElseGet(
                        () -> answers()
                                .problem(
                                        Problem.conflict(
                                                "code-unknown",
                                                "This code is not good",
                                                "Compare it with the page; a code is good for ten minutes and for one phone. Show a new one there.")));
    }

    /** What the phone's person is asked now. */
    @GET
    @Path("challenges")
    @Produces(JSON)
    public Response open(@HeaderParam(PROOF) @Nullable String proof) {
        return withDevice(
                proof,
                "GET",
                "/challenges",
                known -> answers()
                        .json(
                                200,
                                PendingJson.of(
                                        account(known.person()),
                                        new Challenges(session, realm).open(known),
                                        new Notices(session, realm).open(known),
                                        placesFor(known.person()))));
    }

    /** What the phone says about one that was set up after it; all of it stands in the address, which the proof signs. */
    @POST
    @Path("notices/{phone}/{word:known|report}")
    @Produces(JSON)
    public Response notice(
            @HeaderParam(PROOF) @Nullable String proof,
            @PathParam("phone") String phone,
            @PathParam("word") String word) {
        return withDevice(proof, "POST", "/notices/" + phone + "/" + word, known -> {
            Notices notices = new Notices(session, realm);
            boolean said = word.equals("report") ? notices.report(known, phone) : notices.known(known, phone);
            return said ? answers().nothing() : answers().problem(Problem.notFound());
        });
    }

    /** What the phone says. */
    @POST
    @Path("challenges/{id}/answer")
    @Produces(JSON)
    public Response answer(@HeaderParam(PROOF) @Nullable String proof, @PathParam("id") String id, String body) {
        return withDevice(proof, "POST", "/challenges/" + id + "/answer", known -> {
            Answer answer;
            try {
                AnswerJson said = Json.read(body, AnswerJson.class);
                answer = new Passkeys(session, realm, issuer)
                        .verified(known, Signed.answer(said.answer(), known.key()), said.answer(), said.passkey());
            } catch (MalformedException e) {
                new Challenges(session, realm).unsigned(known, id, String.valueOf(e.getMessage()));
                return answers().problem(Problem.invalid("The answer is none: " + e.getMessage() + ".", "/answer"));
            }
            return outcome(new Challenges(session, realm).answer(known, id, answer, issuer));
        });
    }

    private Response outcome(AnswerOutcome outcome) {
        return switch (outcome) {
            case AnswerOutcome.Taken taken -> answers().nothing();
            case AnswerOutcome.Mismatched mismatched ->
                answers()
                        .problem(Problem.conflict(
                                "number-differs",
                                "This is not the number on the page",
                                "The sign-in was not approved. Ask for a new number on the page where you sign in."));
            case AnswerOutcome.Over over ->
                answers()
                        .problem(Problem.conflict(
                                "over",
                                "This sign-in does not wait any more",
                                "It was answered, or 60 seconds have passed. Ask for it again where you sign in."));
            case AnswerOutcome.Unknown unknown -> answers().problem(Problem.notFound());
            case AnswerOutcome.Misdirected misdirected ->
                answers()
                        .problem(Problem.invalid(
                                "The answer is signed for another sign-in, device or realm than this one.", "/answer"));
        };
    }

    /** How it stands, for a page that waits; who holds its ticket learns that and nothing more. */
    @GET
    @Path("waiting/{ticket}")
    @Produces(JSON)
    public Response waiting(@PathParam("ticket") String ticket) {
        return answers()
                .json(
                        200,
                        Map.of(
                                "state",
                                new Challenges(session, realm).standing(ticket).word()));
    }

    /** The same as events. */
    @Path("waiting/{ticket}/events")
    public WaitingResource waitingEvents(@PathParam("ticket") String ticket) {
        return new WaitingResource(session, new Waiting(session, realm), ticket);
    }

    /** Whether a phone is told while its app is closed. */
    @Path("subscription")
    public SubscriptionResource subscription() {
        return new SubscriptionResource(this, new Subscriptions(session, realm));
    }

    /** The web app. */
    @Path("app")
    public AppResource app() {
        return new AppResource(session, "/realms/" + realm.getName() + "/push/app/");
    }

    Response withDevice(@Nullable String proof, String method, String path, Function<Devices.Known, Response> work) {
        return switch (devices.caller(proof, method, address(path))) {
            case Devices.Known known -> work.apply(known);
            case Devices.Stranger stranger ->
                answers()
                        .problem(new Problem(
                                403,
                                "device-unknown",
                                "This phone is not set up",
                                "Confirm it on the page where it is set up; if it was set up before, it has been removed.",
                                null));
            case Devices.Stale stale -> answers().nonceNeeded();
            case Devices.Unproved(String why) -> answers().unproved(why);
        };
    }

    private Function<String, Optional<String>> placesFor(UserModel person) {
        if (places.equals(Places.NONE)) {
            return address -> Optional.empty();
        }
        String language = session.getContext().resolveLocale(person).getLanguage();
        return address -> places.near(address, language);
    }

    PhoneAnswers answers() {
        return new PhoneAnswers(devices.nonce(), Providers.CLOCK.instant());
    }

    private static String account(UserModel person) {
        return person.getEmail() == null ? person.getUsername() : person.getEmail();
    }

    /** {@code htu} of a request, and {@code aud} of an answer without the path: by the address that the realm is known by, whatever proxy passed it on. */
    private String address(String path) {
        return issuer + "/push" + path;
    }
}
