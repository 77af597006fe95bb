package io.stagedoor.passwords.policy;

import com.google.auto.service.AutoService;
import io.stagedoor.passwords.change.RealmPolicy;
import org.keycloak.policy.PasswordPolicyProviderFactory;

/** NIST SP 800-63B-4 3.1.1.2: a password that stands alone is longer. */
@AutoService(PasswordPolicyProviderFactory.class)
public final class LengthAlone extends OwnRule {

    public LengthAlone() {
        super(RealmPolicy.LENGTH_ALONE, "Minimum length where the password is the only factor", 15);
    }
}
