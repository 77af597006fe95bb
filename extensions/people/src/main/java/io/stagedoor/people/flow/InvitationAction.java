package io.stagedoor.people.flow;

import io.stagedoor.people.change.Following;
import io.stagedoor.people.domain.Followed;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;

/** The second gate of invitations: whoever followed one through their company joins as soon as it is known who they are. It asks nothing. */
final class InvitationAction implements RequiredActionProvider {

    static final String ID = "stagedoor-invitation";

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        if (context.getAuthenticationSession().getAuthNote(Following.NOTE) != null) {
            context.getAuthenticationSession().addRequiredAction(ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        @Nullable String id = context.getAuthenticationSession().getAuthNote(Following.NOTE);
        if (id == null) {
            context.success();
            return;
        }
        context.getAuthenticationSession().removeAuthNote(Following.NOTE);
        Followed outcome = new Following(context.getSession()).follow(id, context.getUser(), context.getEvent());
        if (outcome == Followed.JOINED) {
            context.success();
            return;
        }
        String reason = "invitation-" + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
        context.getEvent()
                .clone()
                .event(EventType.INVITE_ORG)
                .user(context.getUser())
                .detail(Details.REASON, reason)
                .error(Errors.NOT_ALLOWED);
        context.challenge(context.form().setAttribute("outcome", reason).createForm("invitation-refused.ftl"));
    }

    /** Signed in they are, and go on without it. */
    @Override
    public void processAction(RequiredActionContext context) {
        context.success();
    }

    @Override
    public void close() {}
}
