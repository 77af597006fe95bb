package io.stagedoor.guests.flow;

import com.google.auto.service.AutoService;
import io.stagedoor.guests.change.TermsOf;
import io.stagedoor.guests.store.TermsStore;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.TermsAndConditions;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.messages.Messages;

/**
 * Keycloak's terms, made those of the realm and of each organization, accepted once per version: the second gate. Whoever declines is not let in;
 * whoever goes away is asked again, and from then on has no token until they have answered ({@link TermsTokens}).
 */
@AutoService(RequiredActionFactory.class)
public final class TermsAction extends TermsAndConditions {

    /** Stands in the place of Keycloak's own. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        @Nullable UserModel person = context.getUser();
        if (person != null && !terms(context, person).open().isEmpty()) {
            context.getAuthenticationSession().addRequiredAction(PROVIDER_ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        TermsOf terms = terms(context, context.getUser());
        List<TermsStore.Stored> open = terms.open();
        if (open.isEmpty()) {
            context.success();
            return;
        }
        TermsStore.Stored first = open.getFirst();
        terms.shown(first);
        var form = context.form()
                .setAttribute("termsScope", first.scope())
                .setAttribute("termsVersion", first.terms().version())
                .setAttribute("termsBody", first.terms().text())
                .setAttribute("termsAddress", first.terms().address());
        @Nullable String owner = terms.owner(first);
        if (owner != null) {
            form.setAttribute("termsOwner", owner);
        }
        context.challenge(form.createForm("terms.ftl"));
    }

    /** Of what was on the page: terms that have changed meanwhile are shown first. */
    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> fields = context.getHttpRequest().getDecodedFormParameters();
        TermsOf terms = terms(context, context.getUser());
        Optional<TermsStore.Stored> answered = terms.open().stream()
                .filter(one -> one.scope().equals(fields.getFirst("scope"))
                        && one.terms().version().equals(fields.getFirst("version")))
                .findFirst();
        if (answered.isPresent() && fields.containsKey("cancel")) {
            terms.declined(answered.get());
            context.failure(Messages.TERMS_AND_CONDITIONS_DECLINED);
            return;
        }
        answered.filter(one -> fields.containsKey("accept")).ifPresent(terms::accepted);
        requiredActionChallenge(context);
    }

    private static TermsOf terms(RequiredActionContext context, UserModel person) {
        return new TermsOf(context.getSession(), context.getRealm(), person);
    }
}
