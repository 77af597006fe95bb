package io.stagedoor.guests.flow;

import io.stagedoor.guests.change.Providers;
import io.stagedoor.guests.store.ChoicesStore;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationSelectionOption;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * The page for a password, with a button for a code where any organization of the realm allows codes: who asks for one is told the same whether
 * they may have one or not. Whose password it is says the address that was given first, not what is posted beside it.
 */
final class LocalSignIn extends UsernamePasswordForm {

    private final KeycloakSession session;

    LocalSignIn(KeycloakSession session) {
        super(session);
        this.session = session;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        offer(context);
        super.authenticate(context);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        offer(context);
        super.action(context);
    }

    @Override
    protected boolean validateForm(AuthenticationFlowContext context, MultivaluedMap<String, String> fields) {
        @Nullable String given = GivenAddress.of(context);
        if (given != null && context.getUser() == null && GivenAddress.isFixed(context)) {
            fields.putSingle(AuthenticationManager.FORM_USERNAME, given);
        }
        return super.validateForm(context, fields);
    }

    /** A button of its own in the place of 'try another way'. */
    private void offer(AuthenticationFlowContext context) {
        boolean offered = GivenAddress.of(context) != null
                && new ChoicesStore(Providers.entities(session))
                        .codesAreOffered(context.getRealm().getId());
        if (offered) {
            context.getAuthenticationSelections().stream()
                    .map(AuthenticationSelectionOption::getAuthenticationExecution)
                    .filter(execution -> Objects.equals(execution.getAuthenticator(), EmailCodeForm.ID))
                    .findFirst()
                    .ifPresent(execution -> context.form().setAttribute("emailCode", execution.getId()));
        }
        context.setAuthenticationSelections(List.of());
    }
}
