package io.stagedoor.demo;

import io.stagedoor.demo.dns.DnsRecords;
import io.stagedoor.demo.dns.DnsSettings;
import io.stagedoor.demo.edge.Edge;
import io.stagedoor.demo.edge.EdgeSettings;
import io.stagedoor.demo.mail.MailSettings;
import io.stagedoor.demo.mail.MailView;
import io.stagedoor.demo.saml.GlobexEntra;
import io.stagedoor.demo.saml.SamlSettings;
import io.stagedoor.demo.screeningroom.ScreeningRoom;
import io.stagedoor.demo.screeningroom.ScreeningRoomSettings;
import io.stagedoor.demo.serving.DemoServer;
import io.stagedoor.demo.serving.Environment;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The servers that one can switch on and off by name. */
enum Part {
    MAIL,
    DNS,
    SAML,
    SCREENING_ROOM,
    EDGE;

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Part> named(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(label))
                .findFirst();
    }

    static Map<Part, DemoServer> create(List<Part> parts, Vertx vertx, Environment environment, Clock clock) {
        Map<Part, DemoServer> servers = new LinkedHashMap<>();
        parts.forEach(part -> servers.put(part, part.create(vertx, environment, clock)));
        return servers;
    }

    private DemoServer create(Vertx vertx, Environment environment, Clock clock) {
        return switch (this) {
            case MAIL -> new MailView(vertx, MailSettings.from(environment), clock);
            case DNS -> new DnsRecords(vertx, DnsSettings.from(environment));
            case SAML -> new GlobexEntra(vertx, SamlSettings.from(environment), clock);
            case SCREENING_ROOM -> new ScreeningRoom(vertx, ScreeningRoomSettings.from(environment), clock);
            case EDGE -> new Edge(vertx, EdgeSettings.from(environment));
        };
    }
}
