package io.stagedoor.organizations.api;

import io.stagedoor.administration.api.AdministrativeCall;
import java.util.List;
import org.keycloak.provider.Provider;

/** One capability's share in what needs attention. */
public interface AttentionSource extends Provider {

    /** What there is now, in one or two indexed statements; the caller may read the overview. Nothing that counts zero. */
    List<Attention> of(AdministrativeCall call);

    @Override
    default void close() {}
}
