package io.stagedoor.mfapolicy.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.federation.api.CompanySignIn;
import io.stagedoor.mfapolicy.change.People;
import io.stagedoor.mfapolicy.change.Providers;
import io.stagedoor.mfapolicy.domain.AccessEngine;
import io.stagedoor.mfapolicy.domain.Belonging;
import io.stagedoor.mfapolicy.domain.CompiledPolicies;
import io.stagedoor.mfapolicy.domain.Decision;
import io.stagedoor.mfapolicy.domain.FactsBuilder;
import io.stagedoor.mfapolicy.domain.PolicySet;
import io.stagedoor.mfapolicy.domain.SignInFacts;
import io.stagedoor.mfapolicy.store.PolicyStore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** Decides a sign-in that nobody makes: with the policies as they are, or as somebody is writing them. Nothing is written down. */
final class Simulation {

    private final AdministrativeCall call;

    Simulation(AdministrativeCall call) {
        this.call = call;
    }

    /** @throws io.stagedoor.administration.api.ProblemException where the question cannot be understood, or is about nobody of the organization */
    SimulationJson.Answer run(String body) {
        SimulationJson asked = Json.read(body, SimulationJson.class);
        PolicyStore store =
                new PolicyStore(Providers.entities(call.session()), call.realm().getId());
        String organization = call.organization().getId();
        PolicySet own = Checked.value(
                () -> asked.set() == null
                        ? store.read(organization).set()
                        : asked.set().toDomain(),
                "/set");
        PolicySet floor = store.read(PolicyStore.REALM).set();
        SignInFacts facts = facts(asked);
        Decision decision = AccessEngine.decide(
                List.of(CompiledPolicies.of(null, floor), CompiledPolicies.of(organization, own)), facts);
        Decision enforced = AccessEngine.decide(
                List.of(CompiledPolicies.of(null, floor), CompiledPolicies.of(organization, own.allEnforced())), facts);
        return SimulationJson.Answer.of(decision, enforced);
    }

    private SignInFacts facts(SimulationJson asked) {
        Instant now = Checked.value(() -> asked.instant(Providers.CLOCK.instant()), "/at");
        FactsBuilder facts = asked.person() == null
                ? SignInFacts.of("nobody", now)
                        .belongings(List.of(Checked.value(
                                () -> asked.belonging(call.organization().getId()), null)))
                : ofPerson(asked.person(), now);
        return Checked.value(() -> asked.apply(facts, now), null);
    }

    private FactsBuilder ofPerson(String id, Instant now) {
        @Nullable UserModel person = call.session().users().getUserById(call.realm(), id);
        if (person == null || !call.organization().isMember(person)) {
            throw call.fail(Problem.invalid("This person does not belong to the organization.", "/person"));
        }
        People people = new People(call.session(), call.realm());
        Belonging belonging = people.belonging(call.organization().getId(), id, true, true);
        FactsBuilder facts = SignInFacts.of(id, now)
                .belongings(List.of(belonging))
                .breakGlass(CompanySignIn.isExempted(call.session(), call.organization(), person));
        // What a guest has set up is no business of this organization's.
        return HomeOrganization.is(call.session(), call.organization(), person)
                ? facts.enrolled(people.enrolled(person))
                : facts;
    }
}
