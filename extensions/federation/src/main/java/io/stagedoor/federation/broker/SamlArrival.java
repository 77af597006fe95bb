package io.stagedoor.federation.broker;

import io.stagedoor.federation.domain.Arrival;
import io.stagedoor.federation.domain.ArrivalReading;
import io.stagedoor.federation.domain.ArrivalReading.Said;
import io.stagedoor.federation.domain.Assurance;
import io.stagedoor.federation.domain.ClaimNames;
import io.stagedoor.federation.domain.EmailRule;
import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import io.stagedoor.federation.saml.SamlAssertion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.IdentityProviderModel;

/** What an assertion says of somebody, in the words of the domain. */
record SamlArrival(IdentityProviderModel connection) {

    private static final String EMAIL_FORMAT = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";

    /** Entra sends it instead of the groups where there are more than fit. */
    private static final String GROUPS_ELSEWHERE = "http://schemas.microsoft.com/claims/groups.link";

    /** Entra and AD FS: what was used, each by an address. */
    private static final String METHODS = "http://schemas.microsoft.com/claims/authnmethodsreferences";

    Arrival of(SamlAssertion assertion) throws RefusedException {
        ClaimNames names = ClaimNames.ofSaml(connection.getConfig());
        boolean named = ClaimNames.NAME_ID.equals(names.immutableId());
        if (named && assertion.isTransient()) {
            throw new RefusedException(RefusalReason.IMMUTABLE_ID_MISSING, "the NameID is transient");
        }
        if (names.email() == null && EMAIL_FORMAT.equals(assertion.nameIdFormat())) {
            names = new ClaimNames(
                    names.immutableId(), names.groups(), ClaimNames.NAME_ID, names.firstName(), names.lastName());
        }
        Map<String, List<String>> claims = new LinkedHashMap<>(assertion.attributes());
        @Nullable String nameId = assertion.nameId();
        claims.remove(ClaimNames.NAME_ID);
        if (nameId != null) {
            claims.put(ClaimNames.NAME_ID, List.of(nameId));
        }
        // SAML says nothing about an address being verified; the domain's proof decides.
        return new ArrivalReading(names, EmailRule.IGNORE)
                .read(new Said(
                        claims,
                        nameId == null ? "" : nameId,
                        null,
                        claims.containsKey(GROUPS_ELSEWHERE),
                        new Assurance(
                                assertion.authentication(),
                                assertion.attributes().getOrDefault(METHODS, List.of()).stream()
                                        .limit(20)
                                        .toList(),
                                assertion.authenticatedAt())));
    }
}
