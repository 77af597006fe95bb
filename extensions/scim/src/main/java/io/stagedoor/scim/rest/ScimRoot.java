package io.stagedoor.scim.rest;

import io.stagedoor.scim.change.Providers;
import io.stagedoor.scim.domain.RateLimit;
import io.stagedoor.scim.domain.ScimRefusal;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * {@code /realms/{realm}/scim/{organization}/v2/...}: all of it in one resource, so that every refusal has the form of RFC 7644 3.12, those
 * of a wrong method or address too.
 */
public final class ScimRoot {

    private static final Logger LOG = Logger.getLogger(ScimRoot.class);
    private static final Set<String> LISTS = Set.of("attributes", "excludedAttributes");

    private final KeycloakSession session;
    private final RateLimit limit;
    private final RequestLog log;
    private final MemberCounts members;

    ScimRoot(KeycloakSession session, RateLimit limit, RequestLog log, MemberCounts members) {
        this.session = session;
        this.limit = limit;
        this.log = log;
        this.members = members;
    }

    @GET
    @Path("{path: .*}")
    public Response get(@PathParam("path") String path) {
        return respond("GET", path, null, true);
    }

    @HEAD
    @Path("{path: .*}")
    public Response head(@PathParam("path") String path) {
        return respond("GET", path, null, false);
    }

    @POST
    @Path("{path: .*}")
    public Response post(@PathParam("path") String path, @Nullable InputStream body) {
        return respond("POST", path, body, true);
    }

    @PUT
    @Path("{path: .*}")
    public Response put(@PathParam("path") String path, @Nullable InputStream body) {
        return respond("PUT", path, body, true);
    }

    @PATCH
    @Path("{path: .*}")
    public Response patch(@PathParam("path") String path, @Nullable InputStream body) {
        return respond("PATCH", path, body, true);
    }

    @DELETE
    @Path("{path: .*}")
    public Response delete(@PathParam("path") String path) {
        return respond("DELETE", path, null, true);
    }

    @OPTIONS
    @Path("{path: .*}")
    public Response options(@PathParam("path") String path) {
        return Response.noContent()
                .header("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
                .header("Cache-Control", "no-store")
                .build();
    }

    private Response respond(String method, String path, @Nullable InputStream body, boolean withBody) {
        List<String> segments = Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
        String alias = segments.isEmpty() ? "" : segments.getFirst();
        long begin = System.nanoTime();
        ScimRequest request = request(method, alias, segments, "");
        Conversation conversation = new Conversation(alias);
        ScimAnswer answer;
        try {
            request = request(method, alias, segments, read(body));
            answer = conversation.answer(request, segments);
        } catch (ScimRefusal e) {
            answer = ScimAnswer.of(e);
        } catch (RuntimeException e) {
            LOG.error("a SCIM request failed", e);
            answer = ScimAnswer.error(500, null, "Something is broken here; the log knows what.");
        }
        if (conversation.caller != null) {
            log.add(session, conversation.caller, request, answer, (System.nanoTime() - begin) / 1_000_000);
            if (!method.equals("GET")) {
                members.changed(session, conversation.caller.realm(), conversation.caller.organization());
            }
        }
        return response(request, answer, withBody);
    }

    /** What becomes known of a request on its way. */
    private final class Conversation {

        private final String alias;
        private RequestLog.@Nullable Who caller;

        Conversation(String alias) {
            this.alias = alias;
        }

        ScimAnswer answer(ScimRequest request, List<String> segments) {
            if (segments.size() < 2 || !segments.get(1).equalsIgnoreCase("v2")) {
                throw ScimRefusal.notFound();
            }
            boolean configuration = request.path().size() == 1
                    && request.path().getFirst().equalsIgnoreCase("ServiceProviderConfig")
                    && request.method().equals("GET");
            if (configuration && request.header("authorization") == null) {
                // RFC 7643 5: to be read before anybody has a token. The same for organizations that do not exist.
                return new Discovery(request.base(), request.dialect()).configuration();
            }
            if (!request.path().isEmpty() && request.path().getFirst().equalsIgnoreCase("Bulk")) {
                if (request.path().size() > 1) {
                    throw ScimRefusal.notFound();
                }
                String organization = new Attempts(session)
                        .run((own, again) ->
                                recognize(own, request, true).directory().id());
                if (!request.method().equals("POST")) {
                    throw ScimRefusal.notAllowed("POST");
                }
                return new Bulk(
                                request,
                                operations -> limit.owe(organization, operations - 1, now()),
                                one -> new Attempts(session).run((own, again) -> inside(own, one, false, again)))
                        .answer();
            }
            return new Attempts(session).run((own, again) -> inside(own, request, caller == null, again));
        }

        private ScimAnswer inside(KeycloakSession own, ScimRequest request, boolean counted, boolean again) {
            return new Endpoints(recognize(own, request, counted), request, again).answer();
        }

        private Caller recognize(KeycloakSession own, ScimRequest request, boolean counted) {
            Caller found = new Recognition(own).of(alias, request);
            caller = new RequestLog.Who(
                    found.directory().realm().getId(), found.directory().id(), found.name());
            if (counted) {
                int wait = limit.take(found.directory().id(), now());
                if (wait > 0) {
                    throw ScimRefusal.later(wait, "Too many requests: wait for as many seconds as Retry-After says.");
                }
            }
            return found;
        }
    }

    private static long now() {
        return Providers.CLOCK.instant().toEpochMilli();
    }

    private ScimRequest request(String method, String alias, List<String> segments, String body) {
        Map<String, String> query = new HashMap<>();
        session.getContext().getUri().getQueryParameters().forEach((name, values) -> {
            if (!values.isEmpty() && values.getFirst() != null) {
                String known = canonical(name);
                // Lists may come as one value with commas, or as several parameters.
                query.putIfAbsent(known, LISTS.contains(known) ? String.join(",", values) : values.getFirst());
            }
        });
        Map<String, String> headers = new HashMap<>();
        session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        // The alias is whatever stood in the address: braces in it are no template.
        String base = session.getContext()
                        .getUri()
                        .getBaseUriBuilder()
                        .path("realms")
                        .path(session.getContext().getRealm().getName())
                        .path("scim")
                        .build()
                + "/" + URLEncoder.encode(alias, StandardCharsets.UTF_8).replace("+", "%20") + "/v2";
        return new ScimRequest(
                method,
                segments.size() < 2 ? List.of() : new ArrayList<>(segments.subList(2, segments.size())),
                query,
                headers,
                body,
                base);
    }

    /** Clients write names of parameters in every case. */
    private static String canonical(String name) {
        for (String known : List.of(
                "filter", "sortBy", "sortOrder", "startIndex", "count", "cursor", "attributes", "excludedAttributes")) {
            if (known.equalsIgnoreCase(name)) {
                return known;
            }
        }
        return name;
    }

    private static String read(@Nullable InputStream body) {
        if (body == null) {
            return "";
        }
        try {
            byte[] bytes = body.readNBytes(ScimRequest.LONGEST + 1);
            if (bytes.length > ScimRequest.LONGEST) {
                throw ScimRefusal.tooLarge("A body has at most " + ScimRequest.LONGEST + " bytes.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw ScimRefusal.invalidSyntax("The body ended before its end.");
        }
    }

    private static Response response(ScimRequest request, ScimAnswer answer, boolean withBody) {
        Response.ResponseBuilder response = Response.status(answer.status()).header("Cache-Control", "no-store");
        answer.headers().forEach(response::header);
        if (answer.status() == 401) {
            boolean sent = request.header("authorization") != null;
            response.header("WWW-Authenticate", "Bearer realm=\"scim\"" + (sent ? ", error=\"invalid_token\"" : ""));
        }
        if (answer.body() != null) {
            response.header("Content-Type", request.mediaType() + ";charset=utf-8");
            if (withBody) {
                response.entity(answer.body().toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return response.build();
    }
}
