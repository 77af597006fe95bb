package io.stagedoor.gateway.forwardauth;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal;
import io.stagedoor.kernel.CorrelationId;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** One line of JSON per decision. Never the token, never the query (it may hold secrets); everything else escaped to ASCII. */
final class DecisionLog {

    private static final int LONGEST_PATH = 512;

    private final ObjectMapper json =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private final PrintStream out;
    private final Clock clock;

    DecisionLog(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    void write(CorrelationId id, RequestContext context, Decision decision, long micros) {
        StringWriter line = new StringWriter(256);
        try (JsonGenerator generator = json.createGenerator(line)) {
            write(generator, id, context, decision, micros);
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory is writable", e);
        }
        out.println(line);
    }

    private void write(JsonGenerator line, CorrelationId id, RequestContext context, Decision decision, long micros)
            throws IOException {
        AccessTokenPrincipal caller = decision.principal();
        line.writeStartObject();
        line.writeStringField("ts", clock.instant().toString());
        line.writeStringField("id", id.value());
        line.writeStringField("decision", decision.isAllowed() ? "allow" : "refuse");
        line.writeNumberField("status", decision.status());
        line.writeStringField("reason", decision.reason());
        line.writeStringField("detail", decision.logDetail() == null ? decision.detail() : decision.logDetail());
        line.writeStringField("subject", caller == null ? null : caller.subject());
        line.writeStringField("client", caller == null ? null : caller.client());
        line.writeStringField("organization", organization(caller));
        line.writeStringField("method", context instanceof RequestContext.Known known ? known.method() : null);
        line.writeStringField("path", path(context));
        line.writeNumberField("micros", micros);
        line.writeEndObject();
    }

    private static @Nullable String organization(@Nullable AccessTokenPrincipal caller) {
        return caller == null || caller.organization() == null
                ? null
                : caller.organization().alias();
    }

    private static @Nullable String path(RequestContext context) {
        String path = switch (context) {
            case RequestContext.None none -> null;
            case RequestContext.Known known -> known.path().toString();
            case RequestContext.Unusable unusable -> withoutQuery(unusable.target());
        };
        return path == null || path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH);
    }

    private static @Nullable String withoutQuery(@Nullable String target) {
        int query = target == null ? -1 : target.indexOf('?');
        return target == null || query < 0 ? target : target.substring(0, query);
    }
}
