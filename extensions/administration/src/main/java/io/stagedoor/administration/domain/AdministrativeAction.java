package io.stagedoor.administration.domain;

import static io.stagedoor.administration.domain.OrganizationRole.AUDITOR;
import static io.stagedoor.administration.domain.OrganizationRole.DEVELOPER;
import static io.stagedoor.administration.domain.OrganizationRole.HELP_DESK;
import static io.stagedoor.administration.domain.OrganizationRole.MEMBER;
import static io.stagedoor.administration.domain.OrganizationRole.OWNER;
import static io.stagedoor.administration.domain.OrganizationRole.SECURITY_ADMINISTRATOR;

import java.util.Set;

/** What an administrative endpoint lets people do, and which organization roles may. A new endpoint names one of these. */
public enum AdministrativeAction {
    /** Read teams, memberships, exceptions. */
    READ_TEAMS(InOwnTeam.YES, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK, AUDITOR, DEVELOPER),
    CREATE_TEAMS(InOwnTeam.NO, OWNER),
    DELETE_TEAMS(InOwnTeam.NO, OWNER),
    /** Change a team's name and settings. */
    CHANGE_TEAM(InOwnTeam.YES, OWNER, SECURITY_ADMINISTRATOR),
    /** Who is in a team, with which team role, and exceptions. */
    CHANGE_MEMBERSHIPS(InOwnTeam.YES, OWNER, SECURITY_ADMINISTRATOR),
    /** Read team roles and the permissions behind them. */
    READ_CATALOGUE(InOwnTeam.YES, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK, AUDITOR, DEVELOPER, MEMBER),
    /** Custom team roles. */
    CHANGE_TEAM_ROLES(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR),
    READ_MAPPING_RULES(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, AUDITOR),
    CHANGE_MAPPING_RULES(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR),
    READ_ORGANIZATION_ROLES(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK, AUDITOR),
    CHANGE_ORGANIZATION_ROLES(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR),
    READ_AUDIT(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, AUDITOR),
    READ_SIGNALS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, AUDITOR),
    /** Streams of security event tokens to receivers of the organization's choice. */
    CHANGE_EVENT_STREAMS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR),
    /** End people's sessions. */
    END_SESSIONS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK),
    /** Who belongs to the organization, with what. */
    READ_PEOPLE(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK, AUDITOR),
    /** Where people are signed in. */
    READ_SESSIONS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK, AUDITOR),
    /** Disable an account, and enable it again. */
    SUSPEND_PEOPLE(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR),
    /** End a guest's membership. */
    REMOVE_PEOPLE(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR),
    /** Take a second factor away, and send a link for a new password. */
    RESET_FACTORS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK),
    /** What stands in the place of a second factor for a while. */
    ISSUE_ACCESS_PASS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK),
    READ_INVITATIONS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK, AUDITOR),
    /** Invite people by e-mail, and withdraw that. */
    INVITE(InOwnTeam.YES, OWNER, SECURITY_ADMINISTRATOR),
    /** Figures about people and sign-ins, and what needs attention. */
    READ_OVERVIEW(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK, AUDITOR),
    /** The organization's name and brand. */
    READ_SETTINGS(InOwnTeam.YES, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK, AUDITOR, DEVELOPER, MEMBER),
    CHANGE_SETTINGS(InOwnTeam.NO, OWNER),
    /** How people of the organization sign in: connections to corporate identity providers, and domains. */
    READ_CONNECTIONS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK, AUDITOR),
    CHANGE_CONNECTIONS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR),
    /** Who may sign in without a connection that is required. */
    CHANGE_BREAK_GLASS(InOwnTeam.NO, OWNER),
    /** What stands in the place of a password. */
    READ_SIGN_IN_CHOICES(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK, AUDITOR),
    CHANGE_SIGN_IN_CHOICES(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR),
    /** What passwords of the organization's people have to be. */
    READ_PASSWORD_POLICY(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK, AUDITOR),
    CHANGE_PASSWORD_POLICY(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR),
    /** What people of the organization agree to. */
    READ_TERMS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK, AUDITOR),
    CHANGE_TERMS(InOwnTeam.NO, OWNER),
    /** How a corporate directory pushes people and groups: its address, its tokens, what it asked lately. */
    READ_SCIM(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, AUDITOR),
    CHANGE_SCIM(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR),
    /** Receipts of who was put out, the brake, and what the organization has chosen about leaving. */
    READ_DEPROVISIONING(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK, AUDITOR),
    CHANGE_DEPROVISIONING(InOwnTeam.NO, OWNER),
    /** Confirm or undo what the brake holds, announce leavers, take one person out now. */
    DECIDE_DEPROVISIONING(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR),
    /** Who needs which assurance where, what would become of a sign-in, and what became of one. */
    READ_ACCESS_POLICIES(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK, AUDITOR),
    CHANGE_ACCESS_POLICIES(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR),
    /** Permission profiles, and who asked for which service account with what. */
    READ_SERVICE_ACCOUNTS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK, AUDITOR, DEVELOPER),
    /** Whose work that was: name and address of a service account. */
    LOOK_UP_SERVICE_ACCOUNTS(InOwnTeam.YES, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK, AUDITOR, DEVELOPER, MEMBER),
    CHANGE_PERMISSION_PROFILES(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR),
    /** Whose tokens are believed about workloads of the organization. */
    CHANGE_TRUSTED_ISSUERS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR),
    REQUEST_SERVICE_ACCOUNTS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, DEVELOPER),
    /** Approve, refuse, suspend, hand over, delete. */
    DECIDE_SERVICE_ACCOUNTS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR),
    /** Client secrets, by the sponsor of the account. */
    ISSUE_SERVICE_SECRETS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, DEVELOPER),
    /** Applications, APIs, and who has subscribed to what. */
    READ_APPLICATIONS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, HELP_DESK, AUDITOR, DEVELOPER),
    /** Make, edit and delete applications, and make their secrets; developers those of their own making. */
    CHANGE_APPLICATIONS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, DEVELOPER),
    SUSPEND_APPLICATIONS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR),
    /** Register, edit, suspend and delete APIs. */
    CHANGE_APIS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR),
    /** Ask for a subscription, and give one up. */
    REQUEST_SUBSCRIPTIONS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR, DEVELOPER),
    /** Approve, refuse and revoke subscriptions to the organization's APIs. */
    DECIDE_SUBSCRIPTIONS(InOwnTeam.NO, OWNER, SECURITY_ADMINISTRATOR);

    private enum InOwnTeam {
        YES,
        NO
    }

    private final boolean inOwnTeam;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of makes it so
    private final Set<OrganizationRole> roles;

    AdministrativeAction(InOwnTeam inOwnTeam, OrganizationRole... roles) {
        this.inOwnTeam = inOwnTeam == InOwnTeam.YES;
        this.roles = Set.of(roles);
    }

    /** The organization roles that may do this in their whole organization. */
    public Set<OrganizationRole> roles() {
        return roles;
    }

    /** Whether a client that is a gateway of the organization may do this: all that a gateway needs, see {@code FEED.md}. */
    public boolean forGateways() {
        return this == READ_SIGNALS || this == READ_CATALOGUE || this == LOOK_UP_SERVICE_ACCOUNTS;
    }

    /** Whether a person who does this has to have signed in just now: see {@link FreshAuthentication}. */
    public boolean sensitive() {
        return switch (this) {
            case DELETE_TEAMS,
                    CHANGE_ORGANIZATION_ROLES,
                    CHANGE_EVENT_STREAMS,
                    SUSPEND_PEOPLE,
                    REMOVE_PEOPLE,
                    RESET_FACTORS,
                    ISSUE_ACCESS_PASS,
                    CHANGE_SETTINGS,
                    CHANGE_CONNECTIONS,
                    CHANGE_BREAK_GLASS,
                    CHANGE_SIGN_IN_CHOICES,
                    CHANGE_PASSWORD_POLICY,
                    CHANGE_TERMS,
                    CHANGE_SCIM,
                    CHANGE_DEPROVISIONING,
                    DECIDE_DEPROVISIONING,
                    CHANGE_ACCESS_POLICIES,
                    CHANGE_PERMISSION_PROFILES,
                    CHANGE_TRUSTED_ISSUERS,
                    DECIDE_SERVICE_ACCOUNTS,
                    ISSUE_SERVICE_SECRETS,
                    CHANGE_APPLICATIONS,
                    SUSPEND_APPLICATIONS,
                    CHANGE_APIS,
                    DECIDE_SUBSCRIPTIONS -> true;
            default -> false;
        };
    }

    /** Whether whoever holds the team role administrator may do it in that team. */
    public boolean inOwnTeam() {
        return inOwnTeam;
    }
}
