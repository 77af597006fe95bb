package io.stagedoor.demo.dns;

import io.stagedoor.demo.serving.Environment;
import java.net.URI;

/**
 * Where records are made and where they are asked for.
 *
 * @param address where the page is
 * @param dnsPort UDP port of the name server
 */
public record DnsSettings(URI address, int dnsPort) {

    public static DnsSettings from(Environment environment) {
        return new DnsSettings(environment.origin("DNS_RECORDS_URL"), environment.port("DNS_PORT"));
    }
}
