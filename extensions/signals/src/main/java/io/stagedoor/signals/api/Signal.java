package io.stagedoor.signals.api;

import org.jspecify.annotations.Nullable;

/**
 * A fact that others must act on at once. The members and what they end stand in {@code FEED.md}.
 *
 * @param realmId id of the realm
 * @param ver lowest version of the person in the organization that is still good; null where seconds or a session decide
 * @param reason for people and security event tokens: a few words, never a secret; null where the type says it all
 */
public record Signal(
        Type type,
        String realmId,
        @Nullable String organization,
        @Nullable String subject,
        @Nullable String session,
        @Nullable String client,
        @Nullable String team,
        @Nullable String teamRole,
        @Nullable Long ver,
        @Nullable String reason) {

    /** What happened; the words of {@code FEED.md}. */
    public enum Type {
        SESSION_ENDED("session-ended"),
        PERSON_DISABLED("person-disabled"),
        PERSON_DELETED("person-deleted"),
        MEMBERSHIP_ENDED("membership-ended"),
        TEAM_RIGHTS_LOST("team-rights-lost"),
        TEAM_ROLE_REDUCED("team-role-reduced"),
        CLIENT_SUSPENDED("client-suspended"),
        SERVICE_ACCOUNT_SUSPENDED("service-account-suspended"),
        ORGANIZATION_DISABLED("organization-disabled"),
        /** Every token of the realm. */
        ALL_ENDED("all-ended"),
        /** An application or a service account may not name an API any more. */
        SUBSCRIPTION_REVOKED("subscription-revoked"),
        CATALOGUE_CHANGED("catalogue-changed"),
        CREDENTIAL_CHANGED("credential-changed"),
        /** Somebody says that a sign-in with their password was not theirs. */
        SIGN_IN_REPORTED("sign-in-reported");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** Whether it is one of the first version of {@code FEED.md}; readers of that know the others by {@code "ends": true}. */
        public boolean isListed() {
            return this != ALL_ENDED && this != SUBSCRIPTION_REVOKED;
        }
    }

    /** Somebody lost rights in a team. */
    public static Signal teamRightsLost(String realmId, String organization, String subject, String team, long ver) {
        return new Signal(Type.TEAM_RIGHTS_LOST, realmId, organization, subject, null, null, team, null, ver, null);
    }

    /** A team role lost permissions, everywhere or (by an exception) in one team. */
    public static Signal teamRoleReduced(String realmId, String organization, String teamRole, @Nullable String team) {
        return new Signal(Type.TEAM_ROLE_REDUCED, realmId, organization, null, null, null, team, teamRole, null, null);
    }

    /** What team roles mean has changed. */
    public static Signal catalogueChanged(String realmId, String organization) {
        return new Signal(Type.CATALOGUE_CHANGED, realmId, organization, null, null, null, null, null, null, null);
    }

    /** Somebody's membership of an organization ended. */
    public static Signal membershipEnded(String realmId, String organization, String subject, long ver) {
        return new Signal(Type.MEMBERSHIP_ENDED, realmId, organization, subject, null, null, null, null, ver, null);
    }

    /** One session ended, for good. */
    public static Signal sessionEnded(
            String realmId, @Nullable String subject, String session, @Nullable String reason) {
        return new Signal(Type.SESSION_ENDED, realmId, null, subject, session, null, null, null, null, reason);
    }

    /** Somebody's tokens from one application ended; a new one may be had. */
    public static Signal tokensRevoked(String realmId, String subject, String client, @Nullable String reason) {
        return new Signal(Type.SESSION_ENDED, realmId, null, subject, null, client, null, null, null, reason);
    }

    /** A credential of somebody's was set, changed or removed. */
    public static Signal credentialChanged(String realmId, String subject, @Nullable String reason) {
        return new Signal(Type.CREDENTIAL_CHANGED, realmId, null, subject, null, null, null, null, null, reason);
    }

    /** Somebody says that another person knows their password; nothing ends by it. */
    public static Signal signInReported(String realmId, String subject, @Nullable String reason) {
        return new Signal(Type.SIGN_IN_REPORTED, realmId, null, subject, null, null, null, null, null, reason);
    }

    /** What one client has been given is worth nothing. */
    public static Signal clientSuspended(
            String realmId, @Nullable String organization, String client, @Nullable String reason) {
        return new Signal(Type.CLIENT_SUSPENDED, realmId, organization, null, null, client, null, null, null, reason);
    }

    /** What one client has been given names an API that it may not name any more; a new token may be had, without that. */
    public static Signal subscriptionRevoked(
            String realmId, String organization, String client, @Nullable String reason) {
        return new Signal(
                Type.SUBSCRIPTION_REVOKED, realmId, organization, null, null, client, null, null, null, reason);
    }

    /** Nobody acts for this organization any more. */
    public static Signal organizationDisabled(String realmId, String organization) {
        return new Signal(Type.ORGANIZATION_DISABLED, realmId, organization, null, null, null, null, null, null, null);
    }

    /** Every token that was issued up to now ended. */
    public static Signal allEnded(String realmId, @Nullable String reason) {
        return new Signal(Type.ALL_ENDED, realmId, null, null, null, null, null, null, null, reason);
    }
}
