package io.stagedoor.realmconfig.domain;

import io.stagedoor.realmconfig.domain.Node.Entry;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Node.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses flows that Keycloak would take and then run otherwise than they read: alternatives beside required steps (the
 * alternatives are ignored), conditional flows without a condition (never run), conditions that name no flow.
 */
public final class FlowCheck {
    private static final Set<String> REQUIREMENTS = Set.of("REQUIRED", "ALTERNATIVE", "CONDITIONAL", "DISABLED");
    /** Keycloak's ReservedCharValidator. */
    private static final Pattern RESERVED = Pattern.compile("[:/?#@!$&()*+,;=\\[\\]\\\\]");

    private static final String CONDITION_ON_FLOW = "flow_to_check";

    private final List<Problem> problems;
    private final Map<String, Location> aliases = new HashMap<>();

    public FlowCheck(List<Problem> problems) {
        this.problems = problems;
    }

    public void check(Mapping declaration) {
        for (Mapping flow : declaration.mappings("authenticationFlows")) {
            if (!flow.absent()) {
                name(flow, flow.text("alias").orElse(""));
                steps(flow, Set.copyOf(Flow.of(flow).aliases()));
            }
        }
    }

    private void steps(Mapping flow, Set<String> ownFlows) {
        boolean required = false;
        boolean alternative = false;
        for (Mapping step : flow.mappings("executions")) {
            step(step, ownFlows);
            if (!isCondition(step)) {
                String requirement = step.text("requirement").orElse("");
                required |= Set.of("REQUIRED", "CONDITIONAL").contains(requirement);
                alternative |= "ALTERNATIVE".equals(requirement);
            }
        }
        if (required && alternative) {
            refuse(
                    flow,
                    "this flow mixes ALTERNATIVE with REQUIRED or CONDITIONAL steps: Keycloak ignores the alternatives.");
        }
    }

    private void step(Mapping step, Set<String> ownFlows) {
        String requirement = step.text("requirement").orElse("");
        if (!REQUIREMENTS.contains(requirement)) {
            refuse(step, "a step needs 'requirement', one of REQUIRED, ALTERNATIVE, CONDITIONAL, DISABLED.");
        }
        if (step.has("flow") == step.has("authenticator")) {
            refuse(step, "a step is either a 'flow' or an 'authenticator'.");
        } else if (step.has("flow")) {
            subFlow(step, requirement, ownFlows);
        } else {
            authenticator(step, requirement, ownFlows);
        }
    }

    private void subFlow(Mapping step, String requirement, Set<String> ownFlows) {
        name(step, step.text("flow").orElse(""));
        if (step.mappings("executions").isEmpty()) {
            refuse(step, "a flow without 'executions' lets nobody pass.");
        }
        if ("CONDITIONAL".equals(requirement)
                && step.mappings("executions").stream().noneMatch(FlowCheck::isCondition)) {
            refuse(step, "a CONDITIONAL flow without a condition is never run.");
        }
        steps(step, ownFlows);
    }

    private void authenticator(Mapping step, String requirement, Set<String> ownFlows) {
        if (step.has("executions")) {
            refuse(step, "only a 'flow' has 'executions'.");
        }
        if ("CONDITIONAL".equals(requirement)) {
            refuse(step, "only a 'flow' can be CONDITIONAL.");
        }
        if (step.get("config").orElse(null) instanceof Mapping config) {
            config.entries().forEach((key, entry) -> configuration(key, entry, ownFlows));
        }
    }

    private void configuration(String key, Entry entry, Set<String> ownFlows) {
        if (!(entry.value() instanceof Scalar scalar)) {
            problems.add(new Problem(entry.at(), "'" + key + "' must be one value."));
            return;
        }
        if (scalar.secret()) {
            problems.add(new Problem(
                    entry.at(), "'" + key + "' is a secret: a flow's configuration cannot hold one safely."));
        }
        if (key.equals(CONDITION_ON_FLOW) && !ownFlows.contains(scalar.text())) {
            problems.add(new Problem(entry.at(), "'" + scalar.text() + "' is not a flow of this tree."));
        }
    }

    private void name(Mapping at, String alias) {
        if (RESERVED.matcher(alias).find()) {
            refuse(
                    at,
                    "the name '" + alias
                            + "' holds one of the characters that Keycloak reserves, : / ? # and the like.");
        }
        Location first = aliases.putIfAbsent(alias, at.at());
        if (first != null) {
            refuse(at, "the flow '" + alias + "' is declared twice, first at " + first + ".");
        }
    }

    /** Keycloak's conditions all bear this name; they gate a flow and are no step of it. */
    private static boolean isCondition(Mapping step) {
        return step.text("authenticator")
                .filter(name -> name.startsWith("conditional-"))
                .isPresent();
    }

    private void refuse(Mapping at, String message) {
        problems.add(new Problem(at.at(), message));
    }
}
