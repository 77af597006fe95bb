package io.stagedoor.demo.serving;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the demonstration: environment variables, all of them addresses or secrets. There are no defaults, because the
 * launcher may shift every port.
 *
 * @param variables the environment, by name
 */
public record Environment(Map<String, String> variables) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    /**
     * The value of a variable that must be there.
     *
     * @throws SettingException where it is missing or empty
     */
    public String required(String name) {
        return optional(name)
                .orElseThrow(() -> new SettingException("The environment variable " + name + " is not set."));
    }

    /** The value of a variable, where it is there and not empty. */
    public Optional<String> optional(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * The address that a variable holds: http or https with a host, without path, query or fragment (a trailing slash is dropped).
     *
     * @throws SettingException where it is missing or anything else
     */
    public URI origin(String name) {
        String value = required(name);
        try {
            URI uri = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            if (isOrigin(uri)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below, in the same words
        }
        throw new SettingException(name + " is not an address like http://localhost:8100: " + value);
    }

    /**
     * The port that a variable holds.
     *
     * @throws SettingException where it is missing or not between 1 and 65535
     */
    public int port(String name) {
        String value = required(name);
        if (value.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        }
        throw new SettingException(name + " is not a port: " + value);
    }

    private static boolean isOrigin(URI uri) {
        return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && uri.getHost() != null
                && uri.getRawPath().isEmpty()
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null;
    }
}
