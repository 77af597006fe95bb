package io.stagedoor.systemtests;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A company's SAML sign-in page where nobody has to type: whoever comes is that person, and is sent back with what the vendor would write. */
final class SamlSignInPage implements AutoCloseable {

    private final HttpServer server;
    private volatile String person = "visitor";

    SamlSignInPage(OpenSamlCompany company, VendorShape vendor, String domain) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/saml", exchange -> {
            boolean posted = "POST".equals(exchange.getRequestMethod());
            String query = posted
                    ? new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    : exchange.getRequestURI().getRawQuery();
            Map<String, String> asked = BrokeredBrowser.parameters(URI.create("http://page/?" + query));
            String request = posted
                    ? new String(
                            Base64.getDecoder().decode(asked.getOrDefault("SAMLRequest", "")), StandardCharsets.UTF_8)
                    : SamlCompany.inflated(asked);
            String answer = company.answer(
                    vendor.about(person, person + "@" + domain),
                    of(request, "AssertionConsumerServiceURL=\"([^\"]+)\""),
                    of(request, "Issuer[^>]*>([^<]+)<"),
                    of(request, " ID=\"([^\"]+)\""));
            byte[] page = """
                <!doctype html><form method="post" action="%s"><input type="hidden" name="SAMLResponse" value="%s">\
                <input type="hidden" name="RelayState" value="%s"></form><script>document.forms[0].submit()</script>""".formatted(
                            of(request, "AssertionConsumerServiceURL=\"([^\"]+)\""),
                            answer,
                            asked.getOrDefault("RelayState", ""))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    /** Who a browser is that comes. */
    void visitedBy(String name) {
        person = name;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/saml";
    }

    private static String of(String request, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(request);
        if (!found.find()) {
            throw new IllegalStateException("not in the request: " + pattern);
        }
        return found.group(1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
