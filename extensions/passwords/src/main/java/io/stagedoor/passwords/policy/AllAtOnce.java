package io.stagedoor.passwords.policy;

import io.stagedoor.passwords.change.Judgement;
import io.stagedoor.passwords.domain.Violations;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;

/**
 * Where Keycloak asks about a password, at every way in. Its own answers with the first broken rule; this one with all of them, in one sentence
 * whose arguments they are, so that each page says it in its own language.
 */
final class AllAtOnce implements PasswordPolicyManagerProvider {

    /** Key of the sentence; its arguments are those of {@link Violations#byRule}. */
    static final String SENTENCE = "passwordRulesBroken";

    private final KeycloakSession session;

    AllAtOnce(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public @Nullable PolicyError validate(RealmModel realm, UserModel person, String password) {
        return error(new Judgement(session).of(realm, person, password));
    }

    @Override
    public @Nullable PolicyError validate(String user, String password) {
        return error(new Judgement(session)
                .ofNobodyYet(session.getContext().getRealm(), user == null ? "" : user, password));
    }

    private static @Nullable PolicyError error(Violations violations) {
        return violations.isEmpty() ? null : new PolicyError(SENTENCE, (Object[]) violations.byRule());
    }

    @Override
    public void close() {}
}
