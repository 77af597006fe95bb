package io.stagedoor.factors.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.factors.change.Codes;
import io.stagedoor.factors.domain.FactorUse;
import io.stagedoor.factors.domain.RecoveryCodes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

/**
 * One factor of the caller's.
 *
 * @param type in Keycloak's words
 * @param preferred the sign-in page offers it first
 * @param codesLeft of recovery codes alone
 * @param few whether it is time for new codes
 * @param backedUp of passkeys, where it is known
 * @param neededBy the policy that keeps it; null where it may go
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MyFactorJson(
        String id,
        String type,
        @Nullable String name,
        @Nullable String created,
        @Nullable String lastUsed,
        boolean preferred,
        @Nullable Integer codesLeft,
        @Nullable Boolean few,
        @Nullable Boolean backedUp,
        @Nullable String neededBy) {

    /** All of them, in the order in which the sign-in page offers them. */
    record All(List<MyFactorJson> items) {}

    static MyFactorJson of(CredentialModel credential, FactorUse use, boolean preferred, @Nullable String neededBy) {
        @Nullable
        Integer left =
                RecoveryAuthnCodesCredentialModel.TYPE.equals(credential.getType()) ? Codes.left(credential) : null;
        @Nullable Instant used = use.usedAt();
        return new MyFactorJson(
                credential.getId(),
                credential.getType(),
                credential.getUserLabel(),
                credential.getCreatedDate() == null
                        ? null
                        : Instant.ofEpochMilli(credential.getCreatedDate()).toString(),
                used == null ? null : used.toString(),
                preferred,
                left,
                left == null ? null : RecoveryCodes.areFew(left),
                use.backedUp(),
                neededBy);
    }
}
