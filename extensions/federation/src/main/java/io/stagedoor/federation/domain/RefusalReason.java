package io.stagedoor.federation.domain;

import java.util.Locale;

/**
 * Why somebody who came from a corporate identity provider was not let in. The administrator is told it, and it stands in the audit
 * trail; the visitor sees a correlation id only.
 */
public enum RefusalReason {
    SIGNATURE_MISSING,
    SIGNATURE_INVALID,
    SIGNATURE_ALGORITHM,
    /** What is signed is not what would be read. */
    SIGNATURE_WRAPPING,
    DOCUMENT_MALFORMED,
    DOCUMENT_TOO_LARGE,
    /** A document type declaration: the door of entity expansion and of external entities. */
    DOCUMENT_TYPE_FORBIDDEN,
    DUPLICATE_ID,
    /** A comment or processing instruction inside a value cuts it short for some readers. */
    COMMENT_IN_VALUE,
    ISSUER_MISMATCH,
    AUDIENCE_MISMATCH,
    RECIPIENT_MISMATCH,
    DESTINATION_MISMATCH,
    IN_RESPONSE_TO_MISMATCH,
    /** Nobody here had asked for it, and the connection does not take such responses. */
    UNSOLICITED,
    REPLAYED,
    EXPIRED,
    NOT_YET_VALID,
    ENCRYPTION_REQUIRED,
    ENCRYPTION_ALGORITHM,
    SEVERAL_ASSERTIONS,
    STATUS_NOT_SUCCESS,
    ARTIFACT_UNSUPPORTED,
    STATE_MISMATCH,
    NONCE_MISMATCH,
    ISSUED_AT_MISSING,
    TOKEN_SIGNATURE,
    TOKEN_ALGORITHM,
    /** A logout token has to say that it is one, whom it is about, and nothing that belongs into an ID token. */
    NOT_A_LOGOUT,
    /** Entra: {@code tid}. */
    TENANT_MISMATCH,
    /** Google: {@code hd}. */
    HOSTED_DOMAIN_MISMATCH,
    /** The e-mail address is not of a domain that the organization has proved. */
    DOMAIN_MISMATCH,
    EMAIL_MISSING,
    EMAIL_UNVERIFIED,
    IMMUTABLE_ID_MISSING,
    /** The address is that of somebody whom this connection may not touch. */
    COLLISION,
    CONNECTION_INACTIVE,
    UPSTREAM_UNAVAILABLE,
    UPSTREAM_ERROR;

    /** As it is written in events, in the trail and in answers: {@code signature-missing}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
