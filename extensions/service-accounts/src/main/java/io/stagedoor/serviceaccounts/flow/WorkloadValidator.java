package io.stagedoor.serviceaccounts.flow;

import io.stagedoor.serviceaccounts.domain.TrustedIssuer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.ClientAuthenticationFlowContext;
import org.keycloak.authentication.authenticators.client.AbstractJWTClientValidator;
import org.keycloak.authentication.authenticators.client.JWTClientAuthenticator;
import org.keycloak.models.ClientModel;

/** What the token of a workload has to be (RFC 7523 3), in Keycloak's own order of looking at it. */
final class WorkloadValidator extends AbstractJWTClientValidator {

    /** Clocks of clusters and pipelines, beside ours. */
    private static final int SKEW_SECONDS = 15;

    /** From {@code iat} on: a cluster's projected token lives an hour unless told otherwise, and a stolen one as long as this. */
    private static final int LONGEST_SECONDS = 7_200;

    private final TrustedIssuer issuer;
    private final String audience;
    private String why = "";

    WorkloadValidator(
            ClientAuthenticationFlowContext context,
            ClientModel client,
            TrustedIssuer issuer,
            String audience,
            SignatureValidator signatures)
            throws Exception {
        super(context, signatures, JWTClientAuthenticator.PROVIDER_ID);
        this.issuer = issuer;
        this.audience = audience;
        clientAssertionState.setClient(client);
    }

    /** In words for the trail; empty while nothing was refused. */
    String why() {
        return why;
    }

    @Override
    public boolean failure(String description) {
        why = description;
        return super.failure(description);
    }

    @Override
    protected boolean failure(AuthenticationFlowError error) {
        why = error.toString();
        return super.failure(error);
    }

    @Override
    protected String getExpectedTokenIssuer() {
        return issuer.issuer();
    }

    @Override
    protected List<String> getExpectedAudiences() {
        return List.of(audience);
    }

    /** Another receiver of the same token could use it here. */
    @Override
    protected boolean isMultipleAudienceAllowed() {
        return false;
    }

    @Override
    protected int getAllowedClockSkew() {
        return SKEW_SECONDS;
    }

    @Override
    protected int getMaximumExpirationTime() {
        return LONGEST_SECONDS;
    }

    @Override
    protected boolean isReusePermitted() {
        return !issuer.oneTime();
    }

    /** Keycloak's own prefix is the same for every issuer: one could use up the ids of another. */
    @Override
    protected String getJtiCacheKeyPrefix() {
        return "stagedoor-workload-" + issuer.id() + "-";
    }

    /** Any that is asymmetric; {@code none} is refused before. */
    @Override
    protected @Nullable String getExpectedSignatureAlgorithm() {
        return null;
    }
}
