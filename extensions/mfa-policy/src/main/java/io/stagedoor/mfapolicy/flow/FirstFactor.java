package io.stagedoor.mfapolicy.flow;

import io.stagedoor.mfapolicy.assurance.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Whoever has no factor is led to one of them inside the sign-in, and may take another one that would do as well. */
final class FirstFactor {

    /** Field of the buttons that choose another one. */
    private static final String FIELD = "stagedoor-first-factor";

    /** Of the page: words of those. */
    private static final String WAYS = "firstFactorWays";

    private FirstFactor() {}

    /** The page names the others. */
    static void offer(RequiredActionContext context, Method method) {
        List<String> others = others(context, method).stream().map(Method::word).toList();
        if (!others.isEmpty()) {
            context.form().setAttribute(WAYS, others);
        }
    }

    /** What follows in the same request is another page, drawn by the same form. */
    static void offerNoMore(RequiredActionContext context) {
        context.form().setAttribute(WAYS, null);
    }

    /** Whether another one was chosen: then that one is asked for, and this one is not any more. */
    static boolean isExchanged(RequiredActionContext context, Method method) {
        @Nullable
        String word = context.getHttpRequest().getDecodedFormParameters().getFirst(FIELD);
        @Nullable
        Method chosen = word == null
                ? null
                : Method.of(word).filter(others(context, method)::contains).orElse(null);
        if (chosen == null) {
            return false;
        }
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        attempt.removeRequiredAction(context.getAction());
        context.getUser().removeRequiredAction(context.getAction());
        attempt.addRequiredAction(Standing.enrolment(chosen));
        context.success();
        return true;
    }

    /**
     * Those that count for what the application and the policies want. None beside what somebody came for of their own accord: that page can be cancelled,
     * and would be the way past any factor.
     */
    private static List<Method> others(RequiredActionContext context, Method method) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        UserModel person = context.getUser();
        if (Enrolment.isOwn(context) || !Standing.held(person).isEmpty()) {
            return List.of();
        }
        @Nullable String own = attempt.getClientNote(Constants.KC_ACTION);
        return Standing.of(context.getSession(), attempt, person).firstFactors().stream()
                .filter(one -> one != method)
                .filter(one -> !Standing.enrolment(one).equals(own))
                .filter(one -> isOpen(context, Standing.enrolment(one)))
                .toList();
    }

    private static boolean isOpen(RequiredActionContext context, String action) {
        @Nullable RequiredActionProviderModel model = context.getRealm().getRequiredActionProviderByAlias(action);
        return model != null && model.isEnabled();
    }
}
