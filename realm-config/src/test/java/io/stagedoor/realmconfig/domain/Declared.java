package io.stagedoor.realmconfig.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Node.Scalar;
import io.stagedoor.realmconfig.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/** Object mother: declarations from YAML text, and the server's answers from JSON text. */
public final class Declared {
    private Declared() {}

    public static final String FILE = "realm.yaml";

    public static Mapping yaml(String text) {
        return yaml(FILE, text);
    }

    public static Mapping yaml(String file, String text) {
        List<Problem> problems = new ArrayList<>();
        Mapping mapping = new YamlReader(file, problems).read(text).orElseThrow();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
        return mapping;
    }

    public static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    public static Scalar secret(String value) {
        return new Scalar(TextNode.valueOf(value), true, new Location(FILE, 1));
    }

    public static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }
}
