package io.stagedoor.serviceaccounts.flow;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.ClientAuthenticationFlowContext;
import org.keycloak.util.BasicAuthHelper;

/** What a client has sent about itself: in the header, or in the form, which has the last word as in Keycloak's own. */
record GivenSecret(@Nullable String client, @Nullable String secret) {

    static GivenSecret of(ClientAuthenticationFlowContext context) {
        HttpHeaders headers = context.getHttpRequest().getHttpHeaders();
        @Nullable String client = null;
        @Nullable String secret = null;
        @Nullable String authorization = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        String @Nullable [] basic = authorization == null ? null : BasicAuthHelper.RFC6749.parseHeader(authorization);
        if (basic != null) {
            client = basic[0];
            secret = basic[1];
        }
        @Nullable MediaType type = headers.getMediaType();
        if (type != null && type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
            client = form.containsKey(OAuth2Constants.CLIENT_ID) ? form.getFirst(OAuth2Constants.CLIENT_ID) : client;
            secret = form.containsKey(OAuth2Constants.CLIENT_SECRET)
                    ? form.getFirst(OAuth2Constants.CLIENT_SECRET)
                    : secret;
        }
        return new GivenSecret(client, secret);
    }

    /** Not in a log by accident. */
    @Override
    public String toString() {
        return "GivenSecret[" + client + "]";
    }
}
