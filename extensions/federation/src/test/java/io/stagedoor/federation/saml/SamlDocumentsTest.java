package io.stagedoor.federation.saml;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.stagedoor.federation.domain.RefusalReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Documents that harm whoever reads them. */
class SamlDocumentsTest {

    @Test
    void anExternalEntityIsRefusedAndNothingIsFetched() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        elsewhere.start();
        try {
            String address = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/secret";
            refused(
                    "<!DOCTYPE r [<!ENTITY e SYSTEM \"%s\">]><r>&e;</r>".formatted(address),
                    RefusalReason.DOCUMENT_TYPE_FORBIDDEN);
            refused("<!DOCTYPE r SYSTEM \"%s\"><r/>".formatted(address), RefusalReason.DOCUMENT_TYPE_FORBIDDEN);
            refused(
                    "<!DOCTYPE r [<!ENTITY %% p SYSTEM \"%s\"> %%p;]><r/>".formatted(address),
                    RefusalReason.DOCUMENT_TYPE_FORBIDDEN);
            assertThat(calls).hasValue(0);
        } finally {
            elsewhere.stop(0);
        }
    }

    @Test
    void aBillionLaughsAreNotLaughed() {
        StringBuilder document = new StringBuilder("<!DOCTYPE r [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            document.append("<!ENTITY l%d \"&l%d;&l%d;\">".formatted(i, i - 1, i - 1));
        }
        refused(document.append("]><r>&l29;</r>").toString(), RefusalReason.DOCUMENT_TYPE_FORBIDDEN);
    }

    @Test
    void aCommentThatCutsAValueShortIsRefusedThoughItsSignatureIsGood() {
        byte[] message = TestIdp.response().tampered("maya@acme.example", "maya@acme.exa<!-- -->mple");
        Judging.usual().refuses(message, RefusalReason.COMMENT_IN_VALUE);
        refused("<r>maya<?cut here?>.evil</r>", RefusalReason.COMMENT_IN_VALUE);
    }

    @Test
    void depthElementsAttributesAndBytesAreLimited() {
        int deepest = DocumentScan.DEEPEST;
        accepted("<a>".repeat(deepest) + "</a>".repeat(deepest));
        refused("<a>".repeat(deepest + 1) + "</a>".repeat(deepest + 1), RefusalReason.DOCUMENT_TOO_LARGE);

        int most = DocumentScan.MOST_ELEMENTS;
        accepted("<r>" + "<a/>".repeat(most - 1) + "</r>");
        refused("<r>" + "<a/>".repeat(most) + "</r>", RefusalReason.DOCUMENT_TOO_LARGE);

        accepted("<r" + attributes(DocumentScan.MOST_ATTRIBUTES) + "/>");
        refused("<r" + attributes(DocumentScan.MOST_ATTRIBUTES + 1) + "/>", RefusalReason.DOCUMENT_TOO_LARGE);

        accepted("<r>" + "x".repeat(SamlDocuments.LARGEST - 7) + "</r>");
        refused("<r>" + "x".repeat(SamlDocuments.LARGEST - 6) + "</r>", RefusalReason.DOCUMENT_TOO_LARGE);
    }

    @Test
    void whatIsNoXmlOrInAnotherEncodingIsRefused() {
        refused("", RefusalReason.DOCUMENT_MALFORMED);
        refused("<r>", RefusalReason.DOCUMENT_MALFORMED);
        refused("<?xml version=\"1.1\"?><r/>", RefusalReason.DOCUMENT_MALFORMED);
        refused("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><r/>", RefusalReason.DOCUMENT_MALFORMED);
        judge("<r/>".getBytes(StandardCharsets.UTF_16), RefusalReason.DOCUMENT_MALFORMED);
        accepted("<?xml version=\"1.0\" encoding=\"UTF-8\"?><r/>");
    }

    private static String attributes(int count) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        return attributes.toString();
    }

    private static void accepted(String document) {
        try {
            assertThat(SamlDocuments.read(document.getBytes(StandardCharsets.UTF_8)))
                    .isNotNull();
        } catch (io.stagedoor.federation.domain.RefusedException e) {
            throw new AssertionError(e.reason().code(), e);
        }
    }

    private static void refused(String document, RefusalReason reason) {
        judge(document.getBytes(StandardCharsets.UTF_8), reason);
    }

    private static void judge(byte[] document, RefusalReason reason) {
        Judging.usual().refuses(document, reason);
    }
}
