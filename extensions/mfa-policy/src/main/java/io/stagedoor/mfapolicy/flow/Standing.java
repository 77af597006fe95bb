package io.stagedoor.mfapolicy.flow;

import io.stagedoor.federation.api.CompanyAssurance;
import io.stagedoor.mfapolicy.assurance.Method;
import io.stagedoor.mfapolicy.assurance.Need;
import io.stagedoor.mfapolicy.assurance.Proofs;
import io.stagedoor.mfapolicy.change.Passes;
import io.stagedoor.mfapolicy.domain.Factor;
import io.stagedoor.mfapolicy.domain.Outcome;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegisterFactory;
import org.keycloak.authentication.requiredactions.WebAuthnRegisterFactory;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Where an attempt stands: what it has proved, and what the application and the access policies want beyond it. */
record Standing(
        KeycloakSession session,
        AuthenticationSessionModel attempt,
        UserModel person,
        Proofs proofs,
        Judgement judgement,
        Instant now) {

    private static final String RECORDED = "stagedoor.recorded";

    /** What comes next. */
    sealed interface Next {}

    record Enough() implements Next {}

    /** Nobody who could prove it at their company is asked here. */
    record AskCompany(URI address) implements Next {}

    record Ask(List<Method> ways) implements Next {}

    /** Sets the factor up by that action of Keycloak's. */
    record Enrol(String action) implements Next {}

    /** By a policy; nothing that the person could prove would help. */
    record Refused(Outcome.Refuse why) implements Next {}

    record Impossible() implements Next {}

    /** In a flow of the browser's, where it shows whether it is remembered. */
    static Standing of(AuthenticationFlowContext context) {
        DeviceAtHand.show(context.getSession(), context.getAuthenticationSession(), context.getUser());
        return of(context.getSession(), context.getAuthenticationSession(), context.getUser());
    }

    static Standing of(KeycloakSession session, AuthenticationSessionModel attempt, UserModel person) {
        Proofs proofs = SessionProofs.of(session, attempt, person);
        Instant now = SessionProofs.CLOCK.instant();
        Instant began = SessionProofs.open(session, attempt, person)
                .map(SessionProofs::authenticatedAt)
                .orElse(now);
        Judgement judgement = Judgement.of(
                session,
                NamedOrganization.of(session, person, attempt),
                person,
                attempt.getClient().getClientId(),
                scopes(attempt),
                session.getContext().getConnection().getRemoteAddr(),
                proofs,
                began,
                DeviceAtHand.of(session, attempt, person).orElse(null),
                !Requested.isAnything(attempt));
        return new Standing(session, attempt, person, proofs, judgement, now);
    }

    /** What the token will have: those of every request of the application, and those that it asked for. */
    private static String scopes(AuthenticationSessionModel attempt) {
        @Nullable String asked = attempt.getClientNote(OAuth2Constants.SCOPE);
        String always =
                String.join(" ", attempt.getClient().getClientScopes(true).keySet());
        return asked == null ? always : asked + " " + always;
    }

    /**
     * Once for what was decided in an attempt; not for who may not be asked, which applications do in the background all day.
     *
     * @return false where the decision does not hold any more
     */
    boolean record() {
        String decided = String.valueOf(judgement.decision().outcome().hashCode());
        if (!Requested.isPassive(attempt) && !isPutOffInSession() && !decided.equals(attempt.getAuthNote(RECORDED))) {
            attempt.setAuthNote(RECORDED, decided);
            return judgement.record(attempt.getParentSession().getId());
        }
        return true;
    }

    boolean isMet() {
        return !Requested.cannotBeMet(attempt) && policyIsMet() && isRequestedMet() && !isFactorOwed();
    }

    private boolean policyIsMet() {
        return judgement.letsIn()
                || Postponed.covers(attempt, judgement, now)
                || open().filter(open -> Postponed.covers(open, judgement, now)).isPresent();
    }

    /** Whether the session that goes on was let in although a factor has still to be set up, by the same policies. */
    boolean isPutOffInSession() {
        return open().filter(open -> Postponed.isRunning(open, judgement, now)).isPresent();
    }

    private Optional<UserSessionModel> open() {
        return SessionProofs.open(session, attempt, person);
    }

    /** The action by which a factor would be set up that may still wait. */
    Optional<String> toEnrol(Outcome.EnrolSoon soon) {
        Set<Method> methods = Arrays.stream(Method.values())
                .filter(method -> Factor.of(method.factor())
                        .filter(soon.factors()::contains)
                        .isPresent())
                .collect(Collectors.toUnmodifiableSet());
        return new Need(soon.level(), methods, false, null)
                .toEnrol().stream().map(Standing::enrolment).findFirst();
    }

    /** Whether the policies let the remembered device stand for the factor, in this sign-in; an application that asks for itself never does. */
    boolean isDeviceEnough() {
        return judgement.letsDeviceStandIn() && isRequestedMet();
    }

    /** A device has stood in the place of the local sign-in's second factor, and here it may not: the factor is shown now. */
    private boolean isFactorOwed() {
        return proofs.level() < 2 && !judgement.letsDeviceStandIn() && DeviceAtHand.stoodIn(session, attempt, person);
    }

    private boolean isRequestedMet() {
        return Requested.of(attempt).isMetBy(proofs, now);
    }

    /** The part that is missing: first what a policy wants, then what the application asked for. */
    private Need need() {
        return judgement
                .missing()
                .filter(missing -> !policyIsMet())
                .orElseGet(() -> isRequestedMet() && isFactorOwed() ? Need.of(2) : Requested.of(attempt));
    }

    /** What to ask for, the preferred one first; empty where nothing of it would help. */
    List<Method> ways() {
        List<Method> ways = new ArrayList<>(need().toAskFor(held(), proofs, now));
        preferred(person).filter(ways::remove).ifPresent(ways::addFirst);
        return ways;
    }

    /** The first of the person's credentials, as Keycloak's own pages take it. */
    private static Optional<Method> preferred(UserModel person) {
        return person.credentialManager()
                .getStoredCredentialsStream()
                .map(CredentialModel::getType)
                .map(SessionProofs::method)
                .flatMap(Optional::stream)
                .filter(Method::isSecondFactor)
                .findFirst();
    }

    Next next() {
        Optional<Outcome.Refuse> refused = judgement.refusal();
        // Who may not be asked is answered by the second gate, in the protocol's own words.
        if (Requested.isPassive(attempt)) {
            return new Enough();
        }
        if (refused.isPresent()) {
            return new Refused(refused.get());
        }
        if (Requested.cannotBeMet(attempt)) {
            return new Impossible();
        }
        return isMet() ? new Enough() : more(need());
    }

    /** What somebody without any could set up now. */
    List<Method> firstFactors() {
        return need().toEnrol();
    }

    private Next more(Need need) {
        Optional<URI> company = need.upstream() ? company(need) : Optional.empty();
        if (company.isPresent()) {
            return new AskCompany(company.get());
        }
        List<Method> ways = ways();
        if (!ways.isEmpty()) {
            return new Ask(ways);
        }
        if (need.level() < 2) {
            // A first factor that has to be fresh: nothing is set up by a stale session.
            return new Impossible();
        }
        return need.toEnrol().stream()
                .findFirst()
                .<Next>map(method -> new Enrol(enrolment(method)))
                .orElseGet(Impossible::new);
    }

    private Optional<URI> company(Need need) {
        @Nullable
        String before = SessionProofs.open(session, attempt, person)
                .map(open -> open.getNote(Details.IDENTITY_PROVIDER))
                .orElse(null);
        return CompanyAssurance.askAgain(session, attempt, before, need.level());
    }

    /** What may be asked for: what somebody has set up, and the access pass that they were given. */
    private Set<Method> held() {
        Set<Method> held = EnumSet.noneOf(Method.class);
        held.addAll(held(person));
        if (new Passes(session, attempt.getRealm()).open(person).isPresent()) {
            held.add(Method.ACCESS_PASS);
        }
        return held;
    }

    static Set<Method> held(UserModel person) {
        return person.credentialManager()
                .getStoredCredentialsStream()
                .map(CredentialModel::getType)
                .map(SessionProofs::method)
                .flatMap(Optional::stream)
                .filter(Method::isSecondFactor)
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean isEnrolment(String action) {
        return action.equals(RequiredAction.CONFIGURE_TOTP.name())
                || action.equals(WebAuthnRegisterFactory.PROVIDER_ID)
                || action.equals(WebAuthnPasswordlessRegisterFactory.PROVIDER_ID);
    }

    static String enrolment(Method method) {
        return switch (method) {
            case TOTP -> RequiredAction.CONFIGURE_TOTP.name();
            case SECURITY_KEY -> WebAuthnRegisterFactory.PROVIDER_ID;
            case PASSKEY -> WebAuthnPasswordlessRegisterFactory.PROVIDER_ID;
            case PUSH -> "stagedoor-push-enrol";
            default -> throw new IllegalArgumentException("nobody enrols " + method.word() + " to sign in");
        };
    }
}
