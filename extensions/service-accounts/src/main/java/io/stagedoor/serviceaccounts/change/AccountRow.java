package io.stagedoor.serviceaccounts.change;

import io.stagedoor.serviceaccounts.domain.Bounds;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.serviceaccounts.domain.State;
import org.jspecify.annotations.Nullable;

/** A service account with one thing after the other changed, and its version one higher. */
final class AccountRow {

    private final ServiceAccount before;
    private Bounds bounds;
    private long approvedProfile;
    private State state;
    private String sponsor;
    private String decidedBy;
    private String why;
    private String user;
    private @Nullable String keys;

    AccountRow(ServiceAccount before) {
        this.before = before;
        this.bounds = before.bounds();
        this.approvedProfile = before.approvedProfile();
        this.state = before.state();
        this.sponsor = before.sponsor();
        this.decidedBy = before.decidedBy();
        this.why = before.why();
        this.user = before.user();
        this.keys = before.keys();
    }

    AccountRow bounds(Bounds approved, long profileVersion) {
        bounds = approved;
        approvedProfile = profileVersion;
        return this;
    }

    AccountRow decided(State next, String by, String reason) {
        state = next;
        decidedBy = by;
        why = reason;
        return this;
    }

    AccountRow sponsor(String person) {
        sponsor = person;
        return this;
    }

    AccountRow user(String id) {
        user = id;
        return this;
    }

    AccountRow keys(String jwks) {
        keys = jwks;
        return this;
    }

    ServiceAccount account() {
        return new ServiceAccount(
                before.id(),
                before.organization(),
                before.name(),
                before.email(),
                before.purpose(),
                before.profile(),
                bounds,
                approvedProfile,
                state,
                sponsor,
                before.askedBy(),
                decidedBy,
                before.expiry(),
                why,
                keys,
                user,
                before.version() + 1);
    }
}
