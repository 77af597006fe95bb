package io.stagedoor.pushmfa.rest;

import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.pushmfa.change.Devices;
import io.stagedoor.pushmfa.change.Subscriptions;
import io.stagedoor.pushmfa.store.SubscriptionStore.Subscription;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a phone is told that somebody signs in while its app is closed. Each phone says so for itself alone. */
public final class SubscriptionResource {

    private static final String PROOF = "DPoP";
    private static final String JSON = "application/json";
    private static final String PATH = "/subscription";

    private final PushResource push;
    private final Subscriptions subscriptions;

    SubscriptionResource(PushResource push, Subscriptions subscriptions) {
        this.push = push;
        this.subscriptions = subscriptions;
    }

    /** What to subscribe with, and what is known: a hash, as the address itself lets everybody send who knows it. */
    @GET
    @Produces(JSON)
    public Response known(@HeaderParam(PROOF) @Nullable String proof) {
        return push.withDevice(proof, "GET", PATH, device -> {
            Map<String, String> answer = new LinkedHashMap<>(Map.of("key", subscriptions.key()));
            subscriptions.of(device).map(Subscription::endpoint).ifPresent(one -> answer.put("endpoint", hashed(one)));
            return push.answers().json(200, answer);
        });
    }

    @PUT
    @Produces(JSON)
    public Response put(@HeaderParam(PROOF) @Nullable String proof, String body) {
        return push.withDevice(proof, "PUT", PATH, device -> put(device, Json.read(body, SubscriptionJson.class)));
    }

    private Response put(Devices.Known device, SubscriptionJson said) {
        try {
            return subscriptions.save(device, said.subscription())
                    ? push.answers().nothing()
                    : push.answers()
                            .problem(Problem.conflict(
                                    "key-changed",
                                    "This subscription was made for another key",
                                    "Ask for the key, and subscribe with it."));
        } catch (IllegalArgumentException e) {
            return push.answers().problem(Problem.invalid("This is no subscription: " + e.getMessage() + ".", null));
        }
    }

    @DELETE
    @Produces(JSON)
    public Response forget(@HeaderParam(PROOF) @Nullable String proof) {
        return push.withDevice(proof, "DELETE", PATH, device -> {
            subscriptions.forget(device);
            return push.answers().nothing();
        });
    }

    private static String hashed(String endpoint) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(endpoint.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
