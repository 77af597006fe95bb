package io.stagedoor.mfapolicy.flow;

import io.stagedoor.mfapolicy.api.AccessPolicies;
import io.stagedoor.mfapolicy.domain.Outcome;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Whoever may still put off setting up a factor is told so, once in each sign-in, and how long it can wait; they may do it now. */
final class EnrolSoonPage {

    private static final String FIELD = "stagedoor-enrolment";
    private static final String NOW = "now";

    /** Of an attempt: the action by which the factor would be set up; empty behind the answer. */
    private static final String OFFERED = "stagedoor.enrolment-offered";

    private EnrolSoonPage() {}

    /** The page, where it is to be shown. */
    static Optional<Response> of(AuthenticationFlowContext context, Standing standing) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        if (!(standing.judgement().decision().outcome() instanceof Outcome.EnrolSoon soon)
                || Requested.isPassive(attempt)
                || !standing.isMet()
                || standing.isPutOffInSession()
                || isSettingOneUp(attempt)
                || "".equals(attempt.getAuthNote(OFFERED))) {
            return Optional.empty();
        }
        return standing.toEnrol(soon).map(action -> {
            attempt.setAuthNote(OFFERED, action);
            return page(context, standing, soon);
        });
    }

    /** The local sign-in has asked for one already; whoever has just been through that is asked for another the next time. */
    private static boolean isSettingOneUp(AuthenticationSessionModel attempt) {
        return attempt.getRequiredActions().stream().anyMatch(Standing::isEnrolment);
    }

    private static Response page(AuthenticationFlowContext context, Standing standing, Outcome.EnrolSoon soon) {
        LoginFormsProvider form = context.form();
        @Nullable Instant until = soon.until();
        if (until != null) {
            Locale locale = context.getSession().getContext().resolveLocale(context.getUser());
            form.setAttribute(
                    "until",
                    DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                            .withLocale(locale)
                            .withZone(ZoneOffset.UTC)
                            .format(until));
        }
        OptionalInt left = new AccessPolicies(context.getSession(), context.getRealm()).left(standing.person(), soon);
        left.ifPresent(times -> form.setAttribute("left", times));
        return form.createForm("enrol-soon.ftl");
    }

    /** Whether somebody has answered the page; what they chose is kept. */
    static boolean isAnswered(AuthenticationFlowContext context) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        @Nullable
        String answer = context.getHttpRequest().getDecodedFormParameters().getFirst(FIELD);
        @Nullable String action = attempt.getAuthNote(OFFERED);
        if (answer == null || action == null || action.isEmpty()) {
            return false;
        }
        attempt.setAuthNote(OFFERED, "");
        if (NOW.equals(answer)) {
            attempt.addRequiredAction(action);
        }
        return true;
    }
}
