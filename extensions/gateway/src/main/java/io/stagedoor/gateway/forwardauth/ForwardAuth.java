package io.stagedoor.gateway.forwardauth;

import io.stagedoor.gateway.dpop.DpopRequest;
import io.stagedoor.gateway.dpop.DpopVerifier;
import io.stagedoor.gateway.route.Access;
import io.stagedoor.gateway.route.RouteTable;
import io.stagedoor.gateway.verifier.AccessTokenVerifier;
import io.stagedoor.gateway.verifier.Possession;
import io.stagedoor.gateway.verifier.Verification;
import io.stagedoor.gateway.verifier.Verification.Reason;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Answers a gateway's question: path first, then token, then what the route asks for. Knows nothing of HTTP servers. */
final class ForwardAuth {

    private final AccessTokenVerifier verifier;
    private final DpopVerifier proofs;
    private final RouteTable routes;
    private final Authorization authorization;

    ForwardAuth(AccessTokenVerifier verifier, DpopVerifier proofs, RouteTable routes, Authorization authorization) {
        this.authorization = authorization;
        this.verifier = verifier;
        this.proofs = proofs;
        this.routes = routes;
    }

    /** Decides; the stage is complete already unless keys or a role catalogue have to be fetched. */
    CompletionStage<Decision> decide(AuthRequest request, RequestContext context) {
        return switch (context) {
            case RequestContext.Unusable unusable -> done(Decision.badRequest("CONTEXT_REFUSED", unusable.detail()));
            case RequestContext.None none -> decide(request, null, routes.unmatched());
            case RequestContext.Known known -> decide(request, known, routes.accessTo(known.method(), known.path()));
        };
    }

    private CompletionStage<Decision> decide(
            AuthRequest request, RequestContext.@Nullable Known context, Access access) {
        return switch (access) {
            case Access.Unclear unclear -> done(Decision.badRequest("CONTEXT_REFUSED", unclear.detail()));
            case Access.Denied denied -> done(Decision.noRoute());
            case Access.Public open -> authenticate(request, context).thenApply(ForwardAuth::admitAnyone);
            case Access.Authenticated needed ->
                authenticate(request, context)
                        .thenCompose(decision -> authorization.authorize(decision, needed, request));
        };
    }

    private CompletionStage<Decision> authenticate(AuthRequest request, RequestContext.@Nullable Known context) {
        return switch (Credentials.read(request, context == null ? "" : context.query())) {
            case Credentials.Unusable unusable ->
                done(Decision.challenged(
                        400, "INVALID_REQUEST", unusable.detail(), Challenge.invalidRequest(unusable.detail())));
            case Credentials.None none ->
                done(Decision.challenged(401, "NO_TOKEN", "a token is needed", Challenge.noToken()));
            case Credentials.Bearer bearer -> verify(bearer.token(), Possession.bearer());
            case Credentials.Bound bound -> verify(bound.token(), possession(bound, context));
        };
    }

    private CompletionStage<Decision> verify(String token, Possession possession) {
        return verifier.verifyAsync(token, possession).thenApply(ForwardAuth::toDecision);
    }

    private Possession possession(Credentials.Bound bound, RequestContext.@Nullable Known context) {
        Optional<URI> address = context == null ? Optional.empty() : context.address();
        if (bound.proof() == null) {
            return unproven(Reason.PROOF_REQUIRED, "the DPoP header is missing");
        }
        if (context == null || address.isEmpty()) {
            return unproven(Reason.PROOF_INVALID, "the gateway does not say for which address the proof is");
        }
        return proofs.possession(new DpopRequest(bound.proof(), context.method(), address.get()));
    }

    private static Possession unproven(Reason reason, String detail) {
        return (token, principal) -> Optional.of(new Verification.Refused(reason, detail));
    }

    private static Decision toDecision(Verification verification) {
        return switch (verification) {
            case Verification.Verified verified -> Decision.allowed("TOKEN_GOOD", verified.principal());
            case Verification.Unavailable unavailable -> Decision.unavailable("KEYS_UNAVAILABLE", unavailable.detail());
            case Verification.Refused refused ->
                Decision.challenged(
                        401,
                        refused.reason().name(),
                        refused.detail(),
                        Challenge.invalidToken(refused.reason(), refused.detail()));
        };
    }

    /** On a public route a token that is bad or cannot be checked is no token; only a malformed request is still refused. */
    private static Decision admitAnyone(Decision decision) {
        return decision.isAllowed() || decision.status() == 400 ? decision : Decision.allowed("PUBLIC", null);
    }

    private static CompletionStage<Decision> done(Decision decision) {
        return CompletableFuture.completedFuture(decision);
    }
}
