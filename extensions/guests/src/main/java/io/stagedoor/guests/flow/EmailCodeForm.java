package io.stagedoor.guests.flow;

import io.stagedoor.guests.change.CodeHolders;
import io.stagedoor.guests.change.CodeLetters;
import io.stagedoor.guests.change.Providers;
import io.stagedoor.guests.domain.CodeAnswer;
import io.stagedoor.guests.domain.EmailCode;
import io.stagedoor.guests.store.EmailCodes;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.AuthenticationSelectionOption;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A code by e-mail in the place of a password. Everybody who asks sees the same page, and whoever has no right to a code has one that was sent to
 * nobody. Second factors come behind it, as behind a password.
 */
final class EmailCodeForm implements Authenticator {

    static final String ID = "stagedoor-email-code";

    private static final String NOTE = "stagedoor.email-code";
    private static final String FIELD = "code";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (GivenAddress.of(context) == null) {
            context.attempted();
            return;
        }
        context.challenge(
                noted(context).isPresent() || ask(context)
                        ? page(context, null, null)
                        : page(context, null, "signInCodeTooMany"));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> fields = context.getHttpRequest().getDecodedFormParameters();
        if (GivenAddress.of(context) == null) {
            context.attempted();
        } else if (fields.containsKey("again")) {
            context.challenge(page(context, null, ask(context) ? null : "signInCodeTooMany"));
        } else {
            answer(context, String.valueOf(fields.getFirst(FIELD)));
        }
    }

    private void answer(AuthenticationFlowContext context, String typed) {
        Optional<UserModel> person = person(context);
        boolean lockedOut = person.filter(
                        known -> AuthenticatorUtils.getDisabledByBruteForceEventError(context, known) != null)
                .isPresent();
        CodeAnswer answer = noted(context)
                .filter(code -> !lockedOut)
                .map(code -> codes(context).answer(code, typed, now()))
                .orElseGet(CodeAnswer.Dead::new);
        context.getEvent().detail(Details.CREDENTIAL_TYPE, "email-code");
        switch (answer) {
            case CodeAnswer.Right(String id) -> {
                // What was true when it was sent may not be any more.
                person.filter(known -> known.getId().equals(id))
                        .filter(known -> mayUseCodes(context, known))
                        .ifPresentOrElse(known -> let(context, known), () -> refuse(context, person, "not-allowed"));
            }
            case CodeAnswer.Wrong wrong -> refuse(context, person, "wrong");
            case CodeAnswer.Dead dead -> refuse(context, person, lockedOut ? "locked-out" : "dead");
        }
    }

    private static void let(AuthenticationFlowContext context, UserModel person) {
        context.getAuthenticationSession().removeAuthNote(NOTE);
        context.setUser(person);
        context.success(ID); // which extensions/mfa-policy reads, with its time
    }

    private void refuse(AuthenticationFlowContext context, Optional<UserModel> person, String reason) {
        person.ifPresent(context.getEvent()::user);
        context.getEvent().detail(Details.REASON, "email-code-" + reason);
        context.getEvent().error(person.isPresent() ? Errors.INVALID_USER_CREDENTIALS : Errors.USER_NOT_FOUND);
        context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page(context, "signInCodeWrong", null));
    }

    /** Whether another one was asked for; the one before is over by that. */
    private static boolean ask(AuthenticationFlowContext context) {
        RealmModel realm = context.getRealm();
        EmailCodes codes = codes(context);
        Optional<UserModel> person = person(context);
        String typed = String.valueOf(GivenAddress.of(context)).strip().toLowerCase(Locale.ROOT);
        String address = EmailCode.counted(
                realm.getId(),
                person.map(known -> known.getEmail()).orElse(typed).toLowerCase(Locale.ROOT));
        String source = EmailCode.counted(realm.getId(), context.getConnection().getRemoteAddr());
        Instant now = now();
        if (!codes.mayAsk(address, source, now)) {
            return false;
        }
        noted(context).ifPresent(codes::end);
        EmailCode code = EmailCode.fresh(RANDOM);
        String digits = EmailCode.digits(RANDOM);
        codes.keep(
                new EmailCodes.Sent(
                        code, code.hashed(digits), person.map(UserModel::getId).orElse(""), address, source),
                now);
        context.getAuthenticationSession().setAuthNote(NOTE, code.note());
        // Whether they may have one is found out behind the answer: looking it up takes a time that tells.
        person.ifPresent(known -> CodeLetters.sendLater(context.getSession(), realm, known, digits));
        return true;
    }

    private static boolean mayUseCodes(AuthenticationFlowContext context, UserModel person) {
        return CodeHolders.of(context.getSession(), context.getRealm(), person).mayUseCodes();
    }

    /** By the address alone: nobody signs in with a name that is no address. */
    private static Optional<UserModel> person(AuthenticationFlowContext context) {
        @Nullable String address = GivenAddress.of(context);
        return context.getUser() != null || address == null
                ? Optional.ofNullable(context.getUser())
                : Optional.ofNullable(context.getSession()
                        .users()
                        .getUserByEmail(context.getRealm(), address.strip().toLowerCase(Locale.ROOT)));
    }

    private static Optional<EmailCode> noted(AuthenticationFlowContext context) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        return Optional.ofNullable(attempt.getAuthNote(NOTE)).flatMap(EmailCode::of);
    }

    private static Response page(AuthenticationFlowContext context, @Nullable String wrong, @Nullable String general) {
        var form = context.form()
                .setAttribute("address", GivenAddress.of(context))
                .setAttribute("minutes", EmailCode.LIFETIME.toMinutes());
        context.getAuthenticationSelections().stream()
                .map(AuthenticationSelectionOption::getAuthenticationExecution)
                .filter(execution -> Objects.equals(execution.getAuthenticator(), "auth-username-password-form"))
                .findFirst()
                .ifPresent(execution -> form.setAttribute("passwordInstead", execution.getId()));
        context.setAuthenticationSelections(List.of());
        if (wrong != null) {
            form.addError(new FormMessage(FIELD, wrong));
        }
        if (general != null) {
            form.setError(general);
        }
        return form.createForm("sign-in-code.ftl");
    }

    private static EmailCodes codes(AuthenticationFlowContext context) {
        return new EmailCodes(
                Providers.entities(context.getSession()), context.getRealm().getId());
    }

    private static Instant now() {
        return Providers.CLOCK.instant();
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
