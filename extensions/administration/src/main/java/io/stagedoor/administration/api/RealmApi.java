package io.stagedoor.administration.api;

import com.fasterxml.jackson.databind.JsonNode;
import org.keycloak.provider.Provider;

/** One capability's endpoints under {@code /realms/{realm}/stagedoor/v1/{provider id}}, which are about no single organization. */
public interface RealmApi extends Provider {

    /** A JAX-RS resource. The caller is authenticated; what they may do, the resource decides. */
    Object resource(RealmCall call);

    /** As {@link OrganizationApi#openApi()}. */
    JsonNode openApi();

    @Override
    default void close() {}
}
