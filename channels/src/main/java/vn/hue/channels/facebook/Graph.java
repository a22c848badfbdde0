package vn.hue.channels.facebook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.multipart.MultipartForm;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;

/** Calls to Graph. The token travels in a header, so that no access log has it. */
final class Graph {

    private static final int CONNECT_TIMEOUT_MS = 5_000;

    /** Shorter than any far side keeps an idle connection: a call on one just closed counts as unsure. */
    private static final int KEEP_ALIVE_SECONDS = 20;

    private static final int CONNECTIONS = 32;

    private final WebClient web;
    private final FacebookSettings settings;
    private final WebhookSignature signature;
    private final GraphPace pace;

    Graph(Vertx vertx, FacebookSettings settings, GraphPace pace) {
        this.settings = settings;
        this.pace = pace;
        this.signature = new WebhookSignature(settings.appSecret());
        this.web = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setFollowRedirects(false)
                        .setConnectTimeout(CONNECT_TIMEOUT_MS)
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setUserAgentEnabled(false),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /** {@code POST /v25.0/<page>/<edge>}. */
    Future<GraphReply> post(String page, String token, String edge, JsonObject body) {
        return reply(page, request(page, token, edge).sendJsonObject(body));
    }

    /** Uploads a file for reuse; {@code attachment_id} in the answer. */
    Future<GraphReply> upload(String page, String token, JsonObject message, String name, String type, Buffer file) {
        MultipartForm form = MultipartForm.create()
                .attribute("message", message.encode())
                .binaryFileUpload("filedata", name, file, type);
        return reply(page, request(page, token, "message_attachments").sendMultipartForm(form));
    }

    private HttpRequest<Buffer> request(String page, String token, String edge) {
        return web.postAbs(settings.graph() + '/' + settings.version() + '/' + page + '/' + edge)
                .addQueryParam("appsecret_proof", signature.proof(token))
                .bearerTokenAuthentication(token)
                .timeout(settings.limits().timeout().toMillis());
    }

    private Future<GraphReply> reply(String page, Future<HttpResponse<Buffer>> call) {
        return call.map(answer -> {
                    pace.observe(page, answer.headers());
                    String body = answer.bodyAsString();
                    return GraphReply.of(answer.statusCode(), body == null ? "" : body);
                })
                .otherwise(Graph::failure);
    }

    private static GraphReply failure(Throwable cause) {
        boolean neverLeft = cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLHandshakeException;
        return neverLeft ? new GraphReply.NotSent() : new GraphReply.Lost();
    }

    void close() {
        web.close();
    }
}
