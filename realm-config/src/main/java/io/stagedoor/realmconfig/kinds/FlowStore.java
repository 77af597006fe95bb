package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.realmconfig.domain.Flow;
import io.stagedoor.realmconfig.domain.Flow.Execution;
import io.stagedoor.realmconfig.domain.Flow.Step;
import io.stagedoor.realmconfig.domain.Flow.SubFlow;
import io.stagedoor.realmconfig.domain.FlowReplacement;
import io.stagedoor.realmconfig.keycloak.AdminApi;
import io.stagedoor.realmconfig.keycloak.Realm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a flow of the server as a tree, and builds one. */
final class FlowStore implements FlowReplacement.Flows {
    private static final String FLOWS = "/authentication/flows";
    private static final String MASKED = "**********";

    private final Realm realm;

    FlowStore(Realm realm) {
        this.realm = realm;
    }

    private JsonNode representation(String alias) {
        return realm.entry(FLOWS, "alias", alias);
    }

    @Override
    public boolean exists(String alias) {
        return !representation(alias).isMissingNode();
    }

    @Override
    public boolean holds(Flow flow) {
        return read(flow).filter(flow::equals).isPresent();
    }

    @Override
    public boolean isUsed(String alias) {
        return new FlowUses(realm).any(representation(alias));
    }

    @Override
    public void moveUses(String from, String to) {
        new FlowUses(realm).move(representation(from), representation(to));
    }

    /**
     * The flow as the server has it. Keycloak masks every configuration value that an authenticator does not declare (the
     * reference values behind {@code amr}), so those are told by the digest in the configuration's name.
     */
    Optional<Flow> read(Flow wanted) {
        String alias = wanted.alias();
        JsonNode found = representation(alias);
        if (found.isMissingNode()) {
            return Optional.empty();
        }
        List<JsonNode> rows = new ArrayList<>();
        realm.list(executions(alias)).forEach(rows::add);
        return Optional.of(
                new Flow(alias, found.path("description").asText(), new Rows(byDigest(wanted)).steps(rows, 0)));
    }

    private static Map<String, Execution> byDigest(Flow wanted) {
        Map<String, Execution> executions = new LinkedHashMap<>();
        wanted.executions().forEach(execution -> executions.put(execution.configDigest(), execution));
        return executions;
    }

    /** Keycloak lists the tree flat, each row with its level. */
    private final class Rows {
        private final Map<String, Execution> wanted;

        Rows(Map<String, Execution> wanted) {
            this.wanted = wanted;
        }

        List<Step> steps(List<JsonNode> rows, int level) {
            List<Step> steps = new ArrayList<>();
            for (int i = 0; i < rows.size() && rows.get(i).path("level").asInt() >= level; i++) {
                JsonNode row = rows.get(i);
                if (row.path("level").asInt() == level) {
                    steps.add(step(row, rows.subList(i + 1, rows.size())));
                }
            }
            return steps;
        }

        private Step step(JsonNode row, List<JsonNode> following) {
            String requirement = row.path("requirement").asText();
            if (row.path("authenticationFlow").asBoolean()) {
                String description = row.path("description").asText();
                List<Step> below = steps(following, row.path("level").asInt() + 1);
                return new SubFlow(new Flow(row.path("displayName").asText(), description, below), requirement);
            }
            return new Execution(row.path("providerId").asText(), requirement, config(row));
        }

        private Map<String, String> config(JsonNode row) {
            Map<String, String> config = new LinkedHashMap<>();
            if (row.hasNonNull("authenticationConfig")) {
                JsonNode stored = realm.get("/authentication/config/"
                        + row.path("authenticationConfig").asText());
                stored.path("config")
                        .properties()
                        .forEach(entry ->
                                config.put(entry.getKey(), entry.getValue().asText()));
                unmask(config, stored.path("alias").asText());
            }
            return config;
        }

        private void unmask(Map<String, String> config, String name) {
            Execution applied = wanted.get(name.substring(name.lastIndexOf(' ') + 1));
            if (applied != null) {
                config.replaceAll(
                        (key, value) -> value.equals(MASKED) ? applied.config().getOrDefault(key, value) : value);
            }
        }
    }

    @Override
    public void build(Flow flow) {
        String id = realm.post(
                FLOWS,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("alias", flow.alias())
                        .put("description", flow.description())
                        .put("providerId", "basic-flow")
                        .put("topLevel", true)
                        .put("builtIn", false));
        Map<String, String> requirements = new LinkedHashMap<>();
        fill(flow, id, requirements);
        requireSubFlows(flow.alias(), requirements);
    }

    private void fill(Flow flow, String id, Map<String, String> requirements) {
        int priority = 0;
        for (Step step : flow.steps()) {
            priority += 10;
            switch (step) {
                case SubFlow sub -> fill(sub.flow(), add(sub, flow.alias(), priority, requirements), requirements);
                case Execution execution -> add(execution, flow.alias(), id, priority);
            }
        }
    }

    private String add(SubFlow sub, String parent, int priority, Map<String, String> requirements) {
        String id = realm.post(
                executions(parent) + "/flow",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("alias", sub.flow().alias())
                        .put("type", "basic-flow")
                        .put("description", sub.flow().description())
                        .put("priority", priority));
        requirements.put(id, sub.requirement());
        return id;
    }

    private void add(Execution execution, String parent, String parentId, int priority) {
        String id = realm.post(
                "/authentication/executions",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("parentFlow", parentId)
                        .put("authenticator", execution.authenticator())
                        .put("requirement", execution.requirement())
                        .put("priority", priority));
        if (!execution.config().isEmpty()) {
            ObjectNode config = JsonNodeFactory.instance.objectNode();
            // Names of configurations are unique in the realm.
            config.put(
                    "alias",
                    String.join(
                            " ",
                            parent,
                            String.valueOf(priority),
                            execution.authenticator(),
                            execution.configDigest()));
            ObjectNode values = config.putObject("config");
            execution.config().forEach(values::put);
            realm.post("/authentication/executions/" + id + "/config", config);
        }
    }

    /** Keycloak adds sub-flows disabled; the requirement is set once the flow is complete. */
    private void requireSubFlows(String alias, Map<String, String> requirements) {
        for (JsonNode row : realm.list(executions(alias))) {
            String wanted = requirements.get(row.path("flowId").asText());
            if (wanted != null) {
                realm.put(executions(alias), ((ObjectNode) row).put("requirement", wanted));
            }
        }
    }

    @Override
    public void delete(String alias) {
        JsonNode found = representation(alias);
        if (!found.isMissingNode()) {
            realm.delete(FLOWS + "/" + found.path("id").asText());
        }
    }

    private static String executions(String alias) {
        return FLOWS + "/" + AdminApi.encode(alias) + "/executions";
    }
}
