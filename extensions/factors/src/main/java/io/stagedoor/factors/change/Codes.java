package io.stagedoor.factors.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.dto.RecoveryAuthnCodesCredentialData;
import org.keycloak.util.JsonSerialization;

/** How many recovery codes a credential of Keycloak's still holds. */
public final class Codes {

    private Codes() {}

    public static int left(CredentialModel credential) {
        try {
            return JsonSerialization.readValue(credential.getCredentialData(), RecoveryAuthnCodesCredentialData.class)
                    .getRemainingCodes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
