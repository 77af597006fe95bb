package io.stagedoor.serviceaccounts.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.audit.api.ChangeTrail;
import io.stagedoor.serviceaccounts.change.AccountChanges;
import io.stagedoor.serviceaccounts.change.Providers;
import io.stagedoor.serviceaccounts.domain.Secret;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.serviceaccounts.store.Workloads;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By what a service account proves itself: its sponsor's business, and nobody else's. */
record Credentials(AdministrativeCall call, ServiceAccount account) {

    /** @param previousLivesFor seconds that the secret before lives on; null for none */
    record SecretRequest(@Nullable Long previousLivesFor) {}

    /** A secret, this once. */
    record SecretAnswer(String clientId, String clientSecret, String expires) {}

    /** @param jwks a JWK Set (RFC 7517) with public keys */
    record KeysRequest(@Nullable JsonNode jwks) {}

    /** So that a lambda may answer that there are none. */
    record Keys(@Nullable String value) {}

    Response issue(String body) {
        requireSponsor();
        @Nullable Long asked = Json.read(body, SecretRequest.class).previousLivesFor();
        long seconds = asked == null ? 0 : asked;
        if (seconds < 0 || seconds > Secret.LONGEST_ROTATION.toSeconds()) {
            throw call.fail(Problem.invalid(
                    "previousLivesFor is from 0 to " + Secret.LONGEST_ROTATION.toSeconds() + " seconds.",
                    "/previousLivesFor"));
        }
        if (account.keys() != null) {
            throw refused("This service account signs with its own keys and has no secrets");
        }
        if (new Workloads(Providers.entities(call.session()), call.realm().getId())
                .of(account.id())
                .isPresent()) {
            throw refused("This service account is a workload of a trusted issuer and has no secrets");
        }
        requireGood();
        String secret = kept(changes().issue(account, Duration.ofSeconds(seconds)));
        ChangeTrail.record(
                call,
                "service-account.new-secret",
                AccountResource.target(account),
                Map.of("name", account.name().value(), "previousLivesFor", String.valueOf(seconds)));
        return Answers.created(
                new SecretAnswer(account.clientId(), secret, account.expiry().toString()));
    }

    /** Answers the account with its keys from now on. */
    ServiceAccount trust(String body) {
        requireSponsor();
        @Nullable JsonNode sent = Json.read(body, KeysRequest.class).jwks();
        @Nullable
        String keys =
                Checked.value(() -> new Keys(PublicKeys.checked(sent)), "/jwks").value();
        if (keys == null) {
            throw call.fail(
                    Problem.invalid("jwks is missing: name a JWK Set with the public keys from now on.", "/jwks"));
        }
        if (account.keys() == null) {
            throw refused("This service account has no keys of its own");
        }
        requireGood();
        return kept(changes().sign(account, keys));
    }

    private void requireSponsor() {
        if (!account.sponsor().equals(call.caller().subject())) {
            throw call.fail(
                    Problem.forbidden(
                            "Only the sponsor decides by what it proves itself; an administrator can hand the service account over first."));
        }
    }

    private void requireGood() {
        if (!account.isGoodAt(Providers.CLOCK.instant())) {
            throw refused("This service account is not approved, or not any more");
        }
    }

    private ProblemException refused(String why) {
        return call.fail(AccountResource.nothingToDo(why));
    }

    private AccountChanges changes() {
        return new AccountChanges(call.session(), call.realm());
    }

    private <T> T kept(Optional<T> changed) {
        return changed.orElseThrow(() -> call.fail(Problem.preconditionFailed()));
    }
}
