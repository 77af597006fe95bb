package io.stagedoor.realmconfig.domain;

/**
 * Every key that a declaration may hold: the fields of Keycloak 26.7's representations that the tool plans. A sign says what
 * the key takes: {@code !} true or false, {@code #} a whole number, {@code []} a list, {@code {}} keys; no sign, one value.
 */
public final class Shapes {
    private Shapes() {}

    private static final Shape MAPPER =
            Shape.identifiedBy("name", "name protocol protocolMapper consentRequired! consentText config{} state");

    static final Shape SETTINGS = Shape.of("""
            displayName displayNameHtml enabled! sslRequired defaultSignatureAlgorithm notBefore#
            registrationAllowed! registrationEmailAsUsername! rememberMe! verifyEmail! loginWithEmailAllowed!
            duplicateEmailsAllowed! resetPasswordAllowed! editUsernameAllowed! userManagedAccessAllowed!
            organizationsEnabled! adminPermissionsEnabled! verifiableCredentialsEnabled! scimApiEnabled!
            revokeRefreshToken! refreshTokenMaxReuse# accessTokenLifespan# accessTokenLifespanForImplicitFlow#
            ssoSessionIdleTimeout# ssoSessionMaxLifespan# ssoSessionIdleTimeoutRememberMe# ssoSessionMaxLifespanRememberMe#
            offlineSessionIdleTimeout# offlineSessionMaxLifespanEnabled! offlineSessionMaxLifespan#
            clientSessionIdleTimeout# clientSessionMaxLifespan#
            clientOfflineSessionIdleTimeout# clientOfflineSessionMaxLifespan#
            accessCodeLifespan# accessCodeLifespanUserAction# accessCodeLifespanLogin#
            actionTokenGeneratedByAdminLifespan# actionTokenGeneratedByUserLifespan#
            oauth2DeviceCodeLifespan# oauth2DevicePollingInterval#
            bruteForceProtected! permanentLockout! maxTemporaryLockouts# bruteForceStrategy maxFailureWaitSeconds#
            minimumQuickLoginWaitSeconds# waitIncrementSeconds# quickLoginCheckMilliSeconds# maxDeltaTimeSeconds#
            failureFactor# maxSecondaryAuthFailures#
            passwordPolicy otpPolicyType otpPolicyAlgorithm otpPolicyInitialCounter# otpPolicyDigits#
            otpPolicyLookAheadWindow# otpPolicyPeriod# otpPolicyCodeReusable!
            webAuthnPolicyRpEntityName webAuthnPolicySignatureAlgorithms[] webAuthnPolicyRpId
            webAuthnPolicyAttestationConveyancePreference webAuthnPolicyAuthenticatorAttachment
            webAuthnPolicyRequireResidentKey webAuthnPolicyResidentKey webAuthnPolicyUserVerificationRequirement
            webAuthnPolicyCreateTimeout# webAuthnPolicyAvoidSameAuthenticatorRegister! webAuthnPolicyAcceptableAaguids[]
            webAuthnPolicyExtraOrigins[]
            webAuthnPolicyPasswordlessRpEntityName webAuthnPolicyPasswordlessSignatureAlgorithms[]
            webAuthnPolicyPasswordlessRpId webAuthnPolicyPasswordlessAttestationConveyancePreference
            webAuthnPolicyPasswordlessAuthenticatorAttachment webAuthnPolicyPasswordlessRequireResidentKey
            webAuthnPolicyPasswordlessResidentKey webAuthnPolicyPasswordlessUserVerificationRequirement
            webAuthnPolicyPasswordlessCreateTimeout# webAuthnPolicyPasswordlessAvoidSameAuthenticatorRegister!
            webAuthnPolicyPasswordlessAcceptableAaguids[] webAuthnPolicyPasswordlessExtraOrigins[]
            webAuthnPolicyPasswordlessPasskeysEnabled! webAuthnPolicyPasswordlessMediation
            browserSecurityHeaders{} smtpServer{} loginTheme accountTheme adminTheme emailTheme
            eventsEnabled! eventsExpiration# eventsListeners[] enabledEventTypes[] adminEventsEnabled!
            adminEventsDetailsEnabled! internationalizationEnabled! supportedLocales[] defaultLocale attributes{}
            """);

    private static final Shape CLIENT = Shape.identifiedBy("clientId", """
                    clientId name description rootUrl adminUrl baseUrl surrogateAuthRequired! enabled!
                    alwaysDisplayInConsole! clientAuthenticatorType secret redirectUris[] webOrigins[] bearerOnly!
                    consentRequired! standardFlowEnabled! implicitFlowEnabled! directAccessGrantsEnabled!
                    serviceAccountsEnabled! publicClient! frontchannelLogout! protocol attributes{}
                    fullScopeAllowed! protocolMappers[] defaultClientScopes[] optionalClientScopes[]
                    serviceAccountRoles[] state
                    """).with("protocolMappers", MAPPER);

    private static final Shape CLIENT_SCOPE = Shape.identifiedBy(
                    "name", "name description protocol attributes{} protocolMappers[] realmAssignment state")
            .with("protocolMappers", MAPPER);

    private static final Shape IDENTITY_PROVIDER = Shape.identifiedBy("alias", """
                    alias displayName providerId enabled! trustEmail! storeToken! addReadTokenRoleOnCreate! linkOnly!
                    hideOnLogin! firstBrokerLoginFlowAlias postBrokerLoginFlowAlias config{} mappers[] state
                    """)
            .with("mappers", Shape.identifiedBy("name", "name identityProviderMapper config{} state"));

    private static final Shape EXECUTION = execution(8);

    private static final Shape FLOW =
            Shape.identifiedBy("alias", "alias description executions[] state").with("executions", EXECUTION);

    private static final Shape USER_PROFILE = Shape.of("unmanagedAttributePolicy attributes[] groups[]")
            .with("attributes", Shape.identifiedBy("name", """
                            name displayName validations{} annotations{} required{} permissions{} selector{} group
                            multivalued! defaultValue state
                            """))
            .with("groups", Shape.identifiedBy("name", "name displayHeader displayDescription annotations{} state"));

    private static final Shape POLICY = Shape.identifiedBy(
                    "id", "id name state who{} whereTo{} fromWhere{} when{} effect{} grace{}")
            .withStates("draft", "report-only", "enforced")
            .with("who", Shape.of("""
                            everyone! organizationRoles[] teamRoles[] teams[] people[]
                            exceptOrganizationRoles[] exceptTeams[] exceptPeople[]
                            """))
            .with("whereTo", Shape.of("applications[] scopes[]"))
            .with("fromWhere", Shape.of("inNetworks[] outsideNetworks[] device"))
            .with("when", Shape.of("strongFactorOlderThanMinutes#"))
            .with("effect", Shape.of("""
                            refuse! level# factors[] maximumAgeMinutes# sessionLengthMinutes# idleTimeMinutes#
                            rememberDays# terms
                            """))
            .with("grace", Shape.of("until signIns#"));

    private static final Shape ACCESS_POLICIES = Shape.of("policies[] networks[]")
            .with("policies", POLICY)
            .with("networks", Shape.identifiedBy("name", "name ranges[] state"));

    private static final Shape PASSWORD_POLICY = Shape.of("""
            minimumLength# minimumLengthAlone# lowerCase# upperCase# digits# special# withoutOwnData! history#
            strength# deniedWords[]
            """);

    private static final Shape ORGANIZATION = Shape.identifiedBy("alias", """
                    alias name enabled! description redirectUrl attributes{} domains[] identityProviders[]
                    accessPolicies{} passwordPolicy{} state
                    """)
            .with("accessPolicies", ACCESS_POLICIES)
            .with("passwordPolicy", PASSWORD_POLICY)
            // Domains decide who is sent where: the declared list is the whole list.
            .with("domains", Shape.of("name verified!"));

    private static final Shape PERSON = Shape.identifiedBy(
                    "username",
                    "username email firstName lastName enabled! emailVerified! attributes{} password organizations[]"
                            + " federatedIdentities[] state")
            .with("federatedIdentities", Shape.of("identityProvider userId userName"));

    /** The top level of every file. */
    public static final Shape DECLARATION = Shape.of("""
                    realm settings{} keys[] roles[] clientScopes[] clientProfiles[] clientPolicies[] authenticationFlows[]
                    flowBindings{} requiredActions[] userProfile{} identityProviders[] organizations[] clients[] people[]
                    accessPolicies{}
                    """)
            .with("accessPolicies", ACCESS_POLICIES)
            .with("settings", SETTINGS)
            .with("keys", Shape.identifiedBy("name", "name providerId config{} state"))
            .with("roles", Shape.identifiedBy("name", "name description attributes{} state"))
            .with("clientScopes", CLIENT_SCOPE)
            .with(
                    "clientProfiles",
                    Shape.identifiedBy("name", "name description executors[] state")
                            .with("executors", Shape.of("executor configuration{}")))
            .with(
                    "clientPolicies",
                    Shape.identifiedBy("name", "name description enabled! conditions[] profiles[] state")
                            .with("conditions", Shape.of("condition configuration{}")))
            .with("authenticationFlows", FLOW)
            .with("flowBindings", Shape.of("""
                            browserFlow registrationFlow directGrantFlow resetCredentialsFlow
                            clientAuthenticationFlow dockerAuthenticationFlow firstBrokerLoginFlow
                            """))
            .with(
                    "requiredActions",
                    Shape.identifiedBy("alias", "alias name enabled! defaultAction! priority# config{}"))
            .with("userProfile", USER_PROFILE)
            .with("identityProviders", IDENTITY_PROVIDER)
            .with("organizations", ORGANIZATION)
            .with("clients", CLIENT)
            .with("people", PERSON);

    /** Flows nest; Keycloak's console shows no more levels than this either. */
    private static Shape execution(int levels) {
        Shape shape = Shape.of("authenticator flow description requirement config{} executions[]");
        return levels == 0 ? shape : shape.with("executions", execution(levels - 1));
    }
}
