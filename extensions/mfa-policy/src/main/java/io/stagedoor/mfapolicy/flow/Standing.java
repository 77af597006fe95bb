package io.stagedoor.mfapolicy.flow;

import io.stagedoor.federation.api.CompanyAssurance;
import io.stagedoor.mfapolicy.assurance.Method;
import io.stagedoor.mfapolicy.assurance.Need;
import io.stagedoor.mfapolicy.assurance.Proofs;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegisterFactory;
import org.keycloak.authentication.requiredactions.WebAuthnRegisterFactory;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Where an attempt stands: what it has to prove, and what it has proved.
 *
 * @param held what the person has set up
 */
record Standing(
        KeycloakSession session,
        AuthenticationSessionModel attempt,
        UserModel person,
        Need need,
        Proofs proofs,
        Set<Method> held,
        Instant now) {

    /** What comes next. */
    sealed interface Next {}

    record Enough() implements Next {}

    /** Nobody who could prove it at their company is asked here. */
    record AskCompany(URI address) implements Next {}

    record Ask(List<Method> ways) implements Next {}

    /** @param action of Keycloak, which sets the factor up */
    record Enrol(String action) implements Next {}

    record Impossible() implements Next {}

    static Standing of(AuthenticationFlowContext context) {
        return of(context.getSession(), context.getAuthenticationSession(), context.getUser());
    }

    static Standing of(KeycloakSession session, AuthenticationSessionModel attempt, UserModel person) {
        return new Standing(
                session,
                attempt,
                person,
                Requested.of(attempt),
                SessionProofs.of(session, attempt, person),
                held(person),
                SessionProofs.CLOCK.instant());
    }

    boolean isMet() {
        return !Requested.cannotBeMet(attempt) && need.isMetBy(proofs, now);
    }

    /** What to ask for; empty where nothing of it would help. */
    List<Method> ways() {
        return need.toAskFor(held, proofs, now);
    }

    Next next() {
        if (Requested.isPassive(attempt)) {
            return new Enough();
        }
        if (Requested.cannotBeMet(attempt)) {
            return new Impossible();
        }
        if (isMet()) {
            return new Enough();
        }
        Optional<URI> company = need.upstream() ? company() : Optional.empty();
        if (company.isPresent()) {
            return new AskCompany(company.get());
        }
        List<Method> ways = ways();
        if (!ways.isEmpty()) {
            return new Ask(ways);
        }
        return need.toEnrol().stream()
                .findFirst()
                .<Next>map(method -> new Enrol(enrolment(method)))
                .orElseGet(Impossible::new);
    }

    private Optional<URI> company() {
        @Nullable
        String before = SessionProofs.open(session, attempt, person)
                .map(open -> open.getNote(Details.IDENTITY_PROVIDER))
                .orElse(null);
        return CompanyAssurance.askAgain(session, attempt, before, need.level());
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

    private static String enrolment(Method method) {
        return switch (method) {
            case TOTP -> RequiredAction.CONFIGURE_TOTP.name();
            case SECURITY_KEY -> WebAuthnRegisterFactory.PROVIDER_ID;
            case PASSKEY -> WebAuthnPasswordlessRegisterFactory.PROVIDER_ID;
            default -> throw new IllegalArgumentException("nobody enrols " + method.word() + " to sign in");
        };
    }
}
