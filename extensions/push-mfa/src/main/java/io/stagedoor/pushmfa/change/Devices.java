package io.stagedoor.pushmfa.change;

import io.stagedoor.audit.api.AuditFact.Outcome;
import io.stagedoor.pushmfa.domain.DeviceProof;
import io.stagedoor.pushmfa.domain.DeviceProof.Fault;
import io.stagedoor.pushmfa.jose.DeviceKey;
import io.stagedoor.pushmfa.jose.MalformedException;
import io.stagedoor.pushmfa.jose.Signed;
import io.stagedoor.pushmfa.store.DeviceStore;
import io.stagedoor.pushmfa.store.DeviceStore.Held;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.UserModel;

/** Which phone calls, and whose it is. */
public final class Devices {

    /** Of Keycloak's credentials; also the name under which access policies know the factor's credentials. */
    public static final String TYPE = "stagedoor-push";

    /** Longer than any proof is taken: its clock may be wrong either way. */
    private static final long REMEMBERED_SECONDS = 2 * DeviceProof.CLOCK.toSeconds();

    /** Who calls. */
    public sealed interface Caller {}

    /** A phone that somebody has set up. */
    public record Known(UserModel person, DeviceKey key, Held credential) implements Caller {}

    /** A phone that proved its key, and is nobody's: not set up yet, or not any more. */
    public record Stranger(DeviceKey key) implements Caller {}

    /** Its proof lacks a nonce, or has one that is too old: it asks again with the one in the answer (RFC 9449 8). */
    public record Stale() implements Caller {}

    /** No proof of this request. */
    public record Unproved(String why) implements Caller {}

    private final KeycloakSession session;
    private final RealmModel realm;
    private @Nullable Nonces nonces;

    public Devices(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** For the next proof. */
    public String nonce() {
        return nonces().fresh(Providers.CLOCK.instant());
    }

    /** Each request looks at one nonce and gives out another. */
    private Nonces nonces() {
        if (nonces == null) {
            nonces = Nonces.of(session, realm);
        }
        return nonces;
    }

    /**
     * Looks at a proof.
     *
     * @param proof the header, null where there is none
     * @param address of this request, without its query
     */
    public Caller caller(@Nullable String proof, String method, String address) {
        if (proof == null) {
            return new Unproved("The header DPoP is missing.");
        }
        Signed.Proof signed;
        try {
            signed = Signed.proof(proof);
        } catch (MalformedException e) {
            return new Unproved("The header DPoP is no proof: " + e.getMessage() + ".");
        }
        Instant now = Providers.CLOCK.instant();
        Optional<Known> known = known(signed.key(), now);
        Optional<Fault> fault = fault(signed.claims(), known.isPresent(), method, address, now);
        if (fault.isEmpty()) {
            return known.<Caller>map(one -> one).orElseGet(() -> new Stranger(signed.key()));
        }
        if (fault.get() == Fault.NONCE) {
            return new Stale(); // every first request of a phone: nothing to write down
        }
        known.ifPresent(one -> new Traces(session, realm)
                .record(
                        one.person(),
                        "push.refuse",
                        Outcome.REFUSED,
                        fault.get().words(),
                        Map.of("device", one.key().thumbprint())));
        return new Unproved(
                "The proof is not one of this request: " + fault.get().words() + ".");
    }

    /** Of strangers nothing is remembered: keys cost them nothing, and all that they do is to answer a code, which is taken once. */
    private Optional<Fault> fault(DeviceProof claims, boolean isKnown, String method, String address, Instant now) {
        Optional<Fault> fault = claims.fault(method, address, now);
        if (fault.isPresent()) {
            return fault;
        }
        if (!nonces().isGood(claims.nonce(), now)) {
            return Optional.of(Fault.NONCE);
        }
        if (!isKnown) {
            return Optional.empty();
        }
        // Known on every node, and never rolled back.
        return session.getProvider(SingleUseObjectProvider.class)
                        .putIfAbsent("sd-push:" + claims.thumbprint() + ':' + claims.id(), REMEMBERED_SECONDS)
                ? Optional.empty()
                : Optional.of(Fault.REPLAY);
    }

    /** A phone is somebody's for as long as they have its credential and may sign in. */
    private Optional<Known> known(DeviceKey key, Instant now) {
        DeviceStore store = new DeviceStore(Providers.entities(session), realm.getId());
        @Nullable Held held = store.held(key.thumbprint(), now).orElse(null);
        if (held == null) {
            return Optional.empty();
        }
        @Nullable
        UserModel person = session.users().getUserById(realm, held.holder().person());
        if (person == null || !TYPE.equals(held.type())) {
            store.forget(key.thumbprint()); // taken away by one of Keycloak's many ways
            return Optional.empty();
        }
        return person.isEnabled() ? Optional.of(new Known(person, key, held)) : Optional.empty();
    }
}
