package org.fairgate.platform.edge;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Authenticator;
import org.fairgate.platform.http.BodyRule;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.idempotency.Idempotency;
import org.fairgate.platform.security.Principal;

/**
 * Mounts endpoints on a router: who calls, may they, the body, the proof of origin, the key of requests
 * that happen once, then the use case, in this order.
 * One instance serves every event loop; {@link #mount} is called once for each.
 */
public final class Endpoints {
    private static final String READING = "fairgate.reading";

    /** From the last byte of an upload to its file being written, at most. */
    private static final long UPLOAD_GRACE_MS = 1_000;

    private final List<Endpoint> all;
    private final Authenticator authenticator;
    private final Edge edge;
    private final Idempotency idempotency;
    private final int smallBody;
    private final String uploadDirectory;

    public Endpoints(List<Endpoint> all, Doors doors, Edge edge, BodyLimits limits) {
        this.all = List.copyOf(all);
        this.authenticator = doors.authenticator();
        this.idempotency = doors.idempotency();
        this.edge = edge;
        this.smallBody = limits.smallBody();
        this.uploadDirectory = limits.uploadDirectory();
    }

    /** What stands between a request and its use case. */
    public record Doors(Authenticator authenticator, Idempotency idempotency) {}

    /**
     * Limits of bodies.
     *
     * @param smallBody bytes of a body whose rule names no limit
     * @param uploadDirectory where uploads lie until their answer is sent
     */
    public record BodyLimits(int smallBody, String uploadDirectory) {}

    /** Every endpoint, for the contract test and the access matrix. */
    public List<Endpoint> all() {
        return all;
    }

    /** What answers requests that never reach the router. */
    public Edge edge() {
        return edge;
    }

    /** Adds all endpoints to a router of one event loop. */
    public void mount(Router router) {
        router.route().handler(edge::begin);
        for (Endpoint endpoint : all) {
            // The body handler goes on to the next handler of the route by itself; the router would insist on it being
            // first.
            Handler<RoutingContext> read = reader(endpoint.body());
            RequestTimers timers = edge.timers(endpoint);
            var unused = router.route(endpoint.method(), endpoint.path())
                    .handler(context -> {
                        Edge.started(context, timers);
                        identify(endpoint, context, read);
                    })
                    .handler(context -> answer(endpoint, context))
                    .failureHandler(edge::fail);
        }
        router.route().failureHandler(edge::fail);
        for (int status : new int[] {404, 405, 413, 414, 431, 400, 500}) {
            router.errorHandler(status, edge::fail);
        }
    }

    private Handler<RoutingContext> reader(BodyRule rule) {
        if (rule.none()) {
            return RoutingContext::next;
        }
        return rule.raw() ? new RawBody(rule.maxBytes()) : bodyHandler(rule);
    }

    private Handler<RoutingContext> bodyHandler(BodyRule rule) {
        return BodyHandler.create(rule.upload())
                .setHandleFileUploads(rule.upload())
                .setUploadsDirectory(uploadDirectory)
                .setDeleteUploadedFilesOnEnd(true)
                .setMergeFormAttributes(false)
                // As long as the request says, at most 64 kB; growing by doubling costs a second copy of a page that is
                // saved.
                .setPreallocateBodyBuffer(true)
                .setBodyLimit(rule.maxBytes() == 0 ? smallBody : rule.maxBytes());
    }

    private void identify(Endpoint endpoint, RoutingContext context, Handler<RoutingContext> read) {
        Future<Optional<Principal>> caller = authenticator.authenticate(context);
        if (!caller.isComplete()) {
            // The body must not arrive before its reader is there.
            context.request().pause();
            caller = caller.onComplete(done -> context.request().resume());
        }
        caller.onSuccess(found -> {
                    if (isAdmitted(endpoint, context, found)) {
                        read(endpoint.body(), context, read);
                    }
                })
                .onFailure(context::fail);
    }

    private void read(BodyRule rule, RoutingContext context, Handler<RoutingContext> read) {
        if (rule.patient()) {
            edge.bePatient(context);
        }
        if (!rule.none()) {
            context.put(READING, true);
        }
        if (rule.upload()) {
            context.request().end().onSuccess(ended -> expectWhole(context));
        }
        try {
            read.handle(context);
        } catch (RuntimeException e) {
            context.fail(e);
        }
    }

    /** The body handler waits for ever for a file whose closing boundary never came. */
    private static void expectWhole(RoutingContext context) {
        long unused = context.vertx().setTimer(UPLOAD_GRACE_MS, id -> {
            if (isReading(context) && !context.response().ended()) {
                context.fail(HttpProblem.REQUEST_TIMEOUT.problem());
            }
        });
    }

    /** Whether the body is not read yet, so that a failure may well be the sender's. */
    static boolean isReading(RoutingContext context) {
        return Boolean.TRUE.equals(context.get(READING));
    }

    private static boolean isAdmitted(Endpoint endpoint, RoutingContext context, Optional<Principal> caller) {
        caller.ifPresent(principal -> context.put(Call.PRINCIPAL, principal));
        Access access = endpoint.access();
        if (access.open() || caller.filter(p -> isAdmitted(access, p)).isPresent()) {
            return true;
        }
        HttpProblem refusal = caller.filter(
                        p -> p.unfinished() && access.roles().contains(p.role()))
                .map(p -> HttpProblem.SIGN_IN_UNFINISHED)
                .orElse(HttpProblem.FORBIDDEN);
        context.fail((caller.isEmpty() ? HttpProblem.UNAUTHENTICATED : refusal).problem());
        return false;
    }

    private static boolean isAdmitted(Access access, Principal caller) {
        return access.roles().contains(caller.role()) && (access.unfinished() || !caller.unfinished());
    }

    private void answer(Endpoint endpoint, RoutingContext context) {
        if (!endpoint.body().none()) {
            context.put(READING, false);
        }
        try {
            if (!endpoint.isForOutsiders()) {
                authenticator.requireOwnPage(context);
            }
            idempotency
                    .answer(endpoint, new Call(context), problem -> edge.refusal(context, problem))
                    .onSuccess(reply -> edge.send(context, reply))
                    .onFailure(context::fail);
        } catch (RuntimeException e) {
            context.fail(e);
        }
    }
}
