package io.stagedoor.mfapolicy.flow;

import io.stagedoor.mfapolicy.assurance.Method;
import io.stagedoor.mfapolicy.assurance.Proofs;
import io.stagedoor.mfapolicy.change.Devices;
import io.stagedoor.mfapolicy.domain.Factor;
import io.stagedoor.mfapolicy.domain.Requirement;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.representations.account.DeviceRepresentation;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Offers to remember the browser, on a page of its own behind whichever factor was shown. Not on the factors' own pages: there nobody knows yet whether what
 * is about to be proved is one that policies let a device stand for, and each factor's page would have to do it again.
 *
 * @param factor what was proved in this attempt
 */
record RememberOffer(Factor factor, Instant provedAt, int days) {

    static final String FIELD = "remember-device";
    private static final String SHOWN = "stagedoor.remember-offered";
    private static final int LONGEST_LABEL = 120;

    /** Neither a code that is used up nor a pass that somebody else gave says anything of the next time. */
    private static final Set<Method> WORTH_REMEMBERING = Set.of(Method.TOTP, Method.SECURITY_KEY, Method.PASSKEY);

    /** Empty where there is nothing to offer. */
    static Optional<RememberOffer> of(Standing standing) {
        int days = standing.judgement().rememberDays();
        AuthenticationSessionModel attempt = standing.attempt();
        if (days == 0 || standing.judgement().device() != null || Requested.isPassive(attempt)) {
            return Optional.empty();
        }
        DeviceCookie cookie = new DeviceCookie(standing.session(), attempt.getRealm(), standing.person());
        if (cookie.isDeclined() || !cookie.hasRoom()) {
            return Optional.empty();
        }
        return proved(standing.proofs(), SessionProofs.here(attempt, standing.person()), standing.judgement())
                .map(one -> new RememberOffer(factor(one.getKey()), one.getValue(), days));
    }

    private static Optional<Map.Entry<Method, Instant>> proved(Proofs all, Proofs here, Judgement judgement) {
        // Whoever signs in by a passkey alone is asked for nothing that a device could stand for.
        boolean first = all.methods().containsKey(Method.PASSWORD) || all.upstream() != null;
        Requirement requirement = judgement.decision().requirement();
        return here.methods().entrySet().stream()
                .filter(one -> WORTH_REMEMBERING.contains(one.getKey()))
                .filter(one -> first || one.getKey() != Method.PASSKEY)
                .filter(one -> requirement.factors().contains(factor(one.getKey())))
                .max(Comparator.comparing(Map.Entry::getValue));
    }

    private static Factor factor(Method method) {
        return Factor.of(method.factor()).orElseThrow();
    }

    void show(AuthenticationFlowContext context) {
        context.getAuthenticationSession().setAuthNote(SHOWN, context.getUser().getId());
        context.challenge(context.form().setAttribute("rememberDays", days).createForm("remember-device.ftl"));
    }

    /** Whether its page was shown to that person in this attempt. */
    static boolean wasShown(AuthenticationFlowContext context) {
        return context.getUser()
                .getId()
                .equals(context.getAuthenticationSession().getAuthNote(SHOWN));
    }

    static boolean isAnswered(AuthenticationFlowContext context) {
        return wasShown(context)
                && context.getHttpRequest().getDecodedFormParameters().containsKey(FIELD);
    }

    void answer(AuthenticationFlowContext context) {
        KeycloakSession session = context.getSession();
        UserModel person = context.getUser();
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        DeviceCookie cookie = new DeviceCookie(session, context.getRealm(), person);
        if (!"yes".equals(context.getHttpRequest().getDecodedFormParameters().getFirst(FIELD))) {
            cookie.decline();
            return;
        }
        new Devices(session, context.getRealm())
                .remember(
                        person,
                        factor,
                        provedAt,
                        days,
                        label(session),
                        cookie.value().map(shown -> shown.device()).orElse(null),
                        attempt.getClient().getClientId())
                .ifPresent(made -> {
                    cookie.keep(made.device(), made.value(), SessionProofs.CLOCK.instant());
                    DeviceAtHand.note(attempt, person, made.device().id());
                });
    }

    /** Browser and system, as far as the browser says so. */
    private static String label(KeycloakSession session) {
        DeviceRepresentation device =
                session.getProvider(DeviceRepresentationProvider.class).deviceRepresentation();
        String label = Stream.of(String.valueOf(device.getBrowser()).split("/", 2)[0], String.valueOf(device.getOs()))
                .filter(word -> !word.isBlank() && !word.equals("null") && !DeviceRepresentation.UNKNOWN.equals(word))
                .filter(word -> !"Other".equals(word))
                .collect(Collectors.joining(" · "));
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL);
    }
}
