package io.stagedoor.gateway.route;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** YAML that remembers its lines. Jackson's data binding knows only where an object ended, which is the wrong line to complain about. */
sealed interface Located {

    int line();

    record Scalar(String text, int line) implements Located {}

    record Items(List<Located> items, int line) implements Located {}

    record Mapping(Map<String, Located> members, Map<String, Integer> keyLines, int line) implements Located {}

    /** Reads one document. An empty one is an empty mapping. */
    static Located parse(String yaml) throws RouteSyntaxException {
        try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
            if (parser.nextToken() == null) {
                return new Mapping(Map.of(), Map.of(), 1);
            }
            Located document = read(parser);
            if (parser.nextToken() != null) {
                throw new RouteSyntaxException(line(parser), "only one YAML document is allowed");
            }
            return document;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String message = String.valueOf(e.getOriginalMessage());
            throw new RouteSyntaxException(
                    line, "not YAML: " + message.lines().findFirst().orElse("unreadable"));
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory is readable", e);
        }
    }

    private static Located read(YAMLParser parser) throws IOException, RouteSyntaxException {
        int line = line(parser);
        if (parser.isCurrentAlias()) {
            throw new RouteSyntaxException(line, "aliases (*) are not supported here; put quotes around a path");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> readMapping(parser, line);
            case START_ARRAY -> readItems(parser, line);
            default -> new Scalar(parser.getText(), line);
        };
    }

    private static Mapping readMapping(YAMLParser parser, int line) throws IOException, RouteSyntaxException {
        Map<String, Located> members = new LinkedHashMap<>();
        Map<String, Integer> keyLines = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            keyLines.putIfAbsent(key, line(parser));
            int keyLine = line(parser);
            parser.nextToken();
            if (members.put(key, read(parser)) != null) {
                throw new RouteSyntaxException(keyLine, "'" + key + "' is given twice");
            }
        }
        return new Mapping(members, keyLines, line);
    }

    private static Items readItems(YAMLParser parser, int line) throws IOException, RouteSyntaxException {
        List<Located> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return new Items(items, line);
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
