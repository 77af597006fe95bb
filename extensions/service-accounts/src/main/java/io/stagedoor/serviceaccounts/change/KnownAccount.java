package io.stagedoor.serviceaccounts.change;

import io.stagedoor.serviceaccounts.domain.Secret;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import java.util.List;

/**
 * An account and what it proves itself with.
 *
 * @param secrets none where it has another way
 */
public record KnownAccount(ServiceAccount account, List<Secret> secrets) {

    public KnownAccount {
        secrets = List.copyOf(secrets);
    }
}
