package io.stagedoor.passwords.policy;

import com.google.auto.service.AutoService;
import io.stagedoor.passwords.change.RealmPolicy;
import org.keycloak.policy.PasswordPolicyProviderFactory;

/** What an estimate has to say at least. */
@AutoService(PasswordPolicyProviderFactory.class)
public final class Strength extends OwnRule {

    public Strength() {
        super(RealmPolicy.STRENGTH, "Minimum strength (0 to 4)", 2);
    }
}
