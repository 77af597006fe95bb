package io.stagedoor.guests.api;

import io.stagedoor.guests.change.Providers;
import io.stagedoor.guests.change.TermsOf;
import io.stagedoor.guests.store.TermsStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Terms of use, for whoever lets nobody on without them. */
public final class OpenTerms {

    private OpenTerms() {}

    /** Whether somebody has not accepted what they are asked to at their next sign-in: the present terms of the realm and of all organizations of theirs. */
    public static boolean has(KeycloakSession session, RealmModel realm, UserModel person) {
        return !new TermsOf(session, realm, person).open().isEmpty();
    }

    /**
     * The version that people are asked to accept now.
     *
     * @param organization id; null for the realm's own terms
     */
    public static Optional<String> presentVersion(
            KeycloakSession session, RealmModel realm, @Nullable String organization) {
        return new TermsStore(Providers.entities(session), realm.getId())
                .read(organization == null ? TermsStore.REALM : organization)
                .map(stored -> stored.terms().version());
    }
}
