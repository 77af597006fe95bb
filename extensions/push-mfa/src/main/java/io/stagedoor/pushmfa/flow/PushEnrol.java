package io.stagedoor.pushmfa.flow;

import io.stagedoor.pushmfa.change.Devices;
import io.stagedoor.pushmfa.change.Enrolments;
import io.stagedoor.pushmfa.domain.EnrolmentCode;
import io.stagedoor.pushmfa.domain.OfferedDevice;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Shows a code, waits for a phone that answers it, and asks whether it is the person's. */
final class PushEnrol implements RequiredActionProvider, CredentialRegistrator {

    /** Of the attempt; in no page's form, so that nobody brings another one's. */
    private static final String CODE = "stagedoor.push.code";

    private static final String FIELD = "push";
    private static final String SAME = "same";

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        show(context, code(context), false);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        EnrolmentCode code = code(context);
        Enrolments enrolments = enrolments(context);
        String said = String.valueOf(
                context.getHttpRequest().getDecodedFormParameters().getFirst(FIELD));
        switch (said) {
            case "mine" -> accept(context, code);
            case "other" -> {
                enrolments.refuse(code);
                show(context, renewed(context), false);
            }
            default ->
                show(context, code, enrolments.offered(code, context.getUser()).isEmpty());
        }
    }

    private static void accept(RequiredActionContext context, EnrolmentCode code) {
        @Nullable CredentialModel replaced = replaced(context, code);
        @Nullable CredentialModel credential = enrolments(context).accept(code, context.getUser(), replaced);
        if (credential == null) {
            show(context, code(context), true);
            return;
        }
        context.getAuthenticationSession().removeAuthNote(CODE);
        if (replaced != null) {
            context.getEvent()
                    .clone()
                    .event(EventType.REMOVE_CREDENTIAL)
                    .detail(Details.CREDENTIAL_TYPE, Devices.TYPE)
                    .detail(Details.SELECTED_CREDENTIAL_ID, replaced.getId())
                    .success();
        }
        context.getEvent()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, Devices.TYPE)
                .detail(Details.SELECTED_CREDENTIAL_ID, credential.getId());
        context.success();
    }

    /** The one that the person has ticked to be the same phone. */
    private static @Nullable CredentialModel replaced(RequiredActionContext context, EnrolmentCode code) {
        Enrolments enrolments = enrolments(context);
        boolean same = context.getHttpRequest().getDecodedFormParameters().containsKey(SAME);
        return same
                ? enrolments
                        .offered(code, context.getUser())
                        .flatMap(device -> enrolments.namesake(context.getUser(), device))
                        .orElse(null)
                : null;
    }

    /** The page for the phone, or, where one has come, the question whose it is. */
    private static void show(RequiredActionContext context, EnrolmentCode code, boolean nothingCame) {
        Optional<OfferedDevice> offered = enrolments(context).offered(code, context.getUser());
        String app = Browsers.address(context.getSession()) + "/app/";
        var form = context.form().setAttribute("pushNothingCame", nothingCame);
        Response page = offered.map(device -> form.setAttribute("pushDevice", device.name())
                        .setAttribute("pushMark", device.mark())
                        .setAttribute(
                                "pushHasNamesake",
                                enrolments(context)
                                        .namesake(context.getUser(), device)
                                        .isPresent())
                        .createForm("push-enrol.ftl"))
                .orElseGet(() -> form.setAttribute("pushApp", app)
                        .setAttribute("pushCode", code.shown())
                        // Behind the hash: no log of any server sees it.
                        .setAttribute("pushQr", Qr.path(app + "#" + code.characters()))
                        .setAttribute("pushQrSize", Qr.size(app + "#" + code.characters()))
                        .createForm("push-enrol.ftl"));
        context.challenge(page);
    }

    private static EnrolmentCode code(RequiredActionContext context) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        return Optional.ofNullable(attempt.getAuthNote(CODE))
                .flatMap(EnrolmentCode::typed)
                .filter(enrolments(context)::isOpen)
                .orElseGet(() -> renewed(context));
    }

    private static EnrolmentCode renewed(RequiredActionContext context) {
        EnrolmentCode code = enrolments(context).begin(context.getUser());
        context.getAuthenticationSession().setAuthNote(CODE, code.characters());
        return code;
    }

    private static Enrolments enrolments(RequiredActionContext context) {
        return new Enrolments(context.getSession(), context.getRealm());
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {}

    @Override
    public String getCredentialType(KeycloakSession session, AuthenticationSessionModel attempt) {
        return Devices.TYPE;
    }

    @Override
    public void close() {}
}
