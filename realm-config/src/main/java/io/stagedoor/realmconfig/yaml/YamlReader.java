package io.stagedoor.realmconfig.yaml;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import io.stagedoor.realmconfig.domain.Location;
import io.stagedoor.realmconfig.domain.Node;
import io.stagedoor.realmconfig.domain.Node.Entry;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Node.Scalar;
import io.stagedoor.realmconfig.domain.Node.Sequence;
import io.stagedoor.realmconfig.domain.Problem;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads one YAML document. Only plain data: tags that would build objects are never constructed. */
public final class YamlReader {
    private final String file;
    private final List<Problem> problems;

    public YamlReader(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The document's mapping; empty, with a problem noted, where the text is not YAML or holds no mapping. */
    public Optional<Mapping> read(String text) {
        try {
            org.yaml.snakeyaml.nodes.Node root =
                    new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (root == null) {
                return Optional.of(new Mapping(Map.of(), new Location(file, 1)));
            }
            if (root instanceof MappingNode mapping) {
                return Optional.of(mapping(mapping));
            }
            return refuse(new Location(file, 1), "the file must hold keys such as 'settings:' or 'clients:'.");
        } catch (MarkedYAMLException broken) {
            return refuse(place(broken), "this is not YAML: " + oneLine(broken) + ".");
        } catch (YAMLException broken) {
            return refuse(new Location(file, 1), "this is not YAML: " + broken.getMessage() + ".");
        }
    }

    private Node node(org.yaml.snakeyaml.nodes.Node node) {
        return switch (node) {
            case MappingNode mapping -> mapping(mapping);
            case SequenceNode sequence ->
                new Sequence(sequence.getValue().stream().map(this::node).toList(), place(node.getStartMark()));
            case ScalarNode scalar -> new Scalar(value(scalar), false, place(node.getStartMark()));
            default -> throw new IllegalStateException("YAML node of no known kind: " + node.getNodeId());
        };
    }

    private Mapping mapping(MappingNode mapping) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Location at = place(tuple.getKeyNode().getStartMark());
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            Entry before = entries.put(key, new Entry(at, node(tuple.getValueNode())));
            if (before != null) {
                problems.add(new Problem(at, "'" + key + "' is declared twice, first at " + before.at() + "."));
            }
        }
        return new Mapping(entries, place(mapping.getStartMark()));
    }

    private ValueNode value(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (Tag.NULL.equals(tag)) {
            return NullNode.getInstance();
        }
        if (Tag.BOOL.equals(tag)) {
            return BooleanNode.valueOf(List.of("true", "yes", "on").contains(text.toLowerCase(Locale.ROOT)));
        }
        return Tag.INT.equals(tag) || Tag.FLOAT.equals(tag) ? number(text) : TextNode.valueOf(text);
    }

    /** What YAML calls a number but Java does not (0o17, 1_000, .inf) stays text: Keycloak has no use for it. */
    private static ValueNode number(String text) {
        if (text.matches("[-+]?(0|[1-9][0-9]{0,17})")) {
            BigInteger number = new BigInteger(text);
            return number.bitLength() < Integer.SIZE
                    ? JsonNodeFactory.instance.numberNode(number.intValue())
                    : JsonNodeFactory.instance.numberNode(number.longValue());
        }
        return text.matches("[-+]?[0-9]+\\.[0-9]+")
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(text))
                : TextNode.valueOf(text);
    }

    private Location place(MarkedYAMLException broken) {
        Mark mark = broken.getProblemMark() != null ? broken.getProblemMark() : broken.getContextMark();
        return mark == null ? new Location(file, 1) : place(mark);
    }

    private Location place(Mark mark) {
        return new Location(file, mark.getLine() + 1);
    }

    private static String oneLine(MarkedYAMLException broken) {
        String problem = broken.getProblem() == null ? "it cannot be read" : broken.getProblem();
        Mark begin = broken.getContextMark();
        boolean elsewhere = begin != null
                && broken.getProblemMark() != null
                && begin.getLine() != broken.getProblemMark().getLine();
        String context = elsewhere ? ", in what begins in line " + (begin.getLine() + 1) : "";
        return problem.replaceAll("\\s+", " ").strip() + context;
    }

    private <T> Optional<T> refuse(Location at, String message) {
        problems.add(new Problem(at, message));
        return Optional.empty();
    }
}
