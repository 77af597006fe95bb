package io.stagedoor.passwords.change;

import io.stagedoor.passwords.domain.Judge;
import io.stagedoor.passwords.domain.OwnData;
import io.stagedoor.passwords.domain.PasswordPolicy;
import io.stagedoor.passwords.domain.PasswordText;
import io.stagedoor.passwords.domain.Rule;
import io.stagedoor.passwords.domain.Violations;
import io.stagedoor.passwords.nbvcxz.NbvcxzStrength;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/** Everything that is wrong with a password, by our rules and by those of Keycloak's that a realm has chosen beside them. */
public final class Judgement {

    private static final Judge JUDGE = new Judge(new NbvcxzStrength());

    /** Rules of Keycloak's that say what one of ours does. */
    private static final Map<String, Rule> SAID_BY = Map.of(
            "passwordBlacklist", Rule.COMMON,
            "notUsername", Rule.OWN_DATA,
            "notContainsUsername", Rule.OWN_DATA,
            "notEmail", Rule.OWN_DATA);

    private final KeycloakSession session;
    private final Policies policies;

    public Judgement(KeycloakSession session) {
        this.session = session;
        this.policies = new Policies(session);
    }

    /** Of a password that somebody is to have. */
    public Violations of(RealmModel realm, UserModel person, String typed) {
        PasswordPolicy policy = policies.of(realm, person);
        Optional<PasswordText> text = PasswordText.of(typed);
        if (text.isEmpty()) {
            return Violations.only(Rule.MAXIMUM_LENGTH, policy.maximumLength());
        }
        PasswordText password = text.get();
        Violations cheap = JUDGE.judge(policy, password, policies.ownData(realm, person), Policies.isAlone(person));
        if (cheap.has(Rule.MAXIMUM_LENGTH)) {
            return cheap;
        }
        Violations all = cheap.and(keycloaks(realm, password, rule -> said -> rule.validate(realm, person, said)));
        return new History(session).has(person, password, policy.history())
                ? all.and(Violations.only(Rule.HISTORY, policy.history()))
                : all;
    }

    /** Of a password for somebody who does not exist yet: judged once more when they do. */
    public Violations ofNobodyYet(RealmModel realm, String name, String typed) {
        PasswordPolicy policy = RealmPolicy.of(realm);
        Optional<PasswordText> text = PasswordText.of(typed);
        if (text.isEmpty()) {
            return Violations.only(Rule.MAXIMUM_LENGTH, policy.maximumLength());
        }
        Violations cheap = JUDGE.judge(policy, text.get(), OwnData.of(List.of(), List.of(name)), true);
        return cheap.has(Rule.MAXIMUM_LENGTH)
                ? cheap
                : cheap.and(keycloaks(realm, text.get(), rule -> said -> rule.validate(name, said)));
    }

    private interface Said {
        @Nullable
        PolicyError about(String password);
    }

    private Violations keycloaks(
            RealmModel realm, PasswordText password, Function<PasswordPolicyProvider, Said> asking) {
        Violations found = Violations.NONE;
        for (String id : realm.getPasswordPolicy().getPolicies()) {
            @Nullable
            PasswordPolicyProvider rule =
                    RealmPolicy.READ.contains(id) ? null : session.getProvider(PasswordPolicyProvider.class, id);
            // Lists are in small letters.
            String said =
                    SAID_BY.get(id) == Rule.COMMON ? password.normal().toLowerCase(Locale.ROOT) : password.normal();
            if (rule != null && asking.apply(rule).about(said) != null) {
                found = found.and(Violations.only(SAID_BY.getOrDefault(id, Rule.OTHER), 1));
            }
        }
        return found;
    }
}
