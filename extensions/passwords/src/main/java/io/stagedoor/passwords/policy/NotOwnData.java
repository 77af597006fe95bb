package io.stagedoor.passwords.policy;

import com.google.auto.service.AutoService;
import io.stagedoor.passwords.change.RealmPolicy;
import org.keycloak.policy.PasswordPolicyProviderFactory;

/** Neither names nor address of the person, nor the name of their organization. */
@AutoService(PasswordPolicyProviderFactory.class)
public final class NotOwnData extends OwnRule {

    public NotOwnData() {
        super(RealmPolicy.NOT_OWN_DATA, "Without the person's own data", null);
    }
}
