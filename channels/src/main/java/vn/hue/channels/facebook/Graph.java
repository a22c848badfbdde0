package vn.hue.channels.facebook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientMultipartForm;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import vn.hue.channels.ProviderHttp;

/** Calls to Graph. The token travels in a header, so that no access log has it. */
final class Graph {

    private static final int CONNECTIONS = 32;

    private final ProviderHttp http;
    private final FacebookSettings settings;
    private final WebhookSignature signature;
    private final GraphPace pace;

    Graph(Vertx vertx, FacebookSettings settings, GraphPace pace) {
        this.settings = settings;
        this.pace = pace;
        this.signature = new WebhookSignature(settings.appSecret());
        this.http = new ProviderHttp(vertx, CONNECTIONS, settings.limits().timeout(), ProviderHttp.LARGEST_ANSWER);
    }

    /** {@code POST /v25.0/<page>/<edge>}. */
    Future<GraphReply> post(String page, String token, String edge, JsonObject body) {
        return reply(page, http.ask(request(page, token, edge), body));
    }

    /** Uploads a file for reuse; {@code attachment_id} in the answer. */
    Future<GraphReply> upload(String page, String token, JsonObject message, String name, String type, Buffer file) {
        ClientMultipartForm form = ClientMultipartForm.multipartForm()
                .attribute("message", message.encode())
                .binaryFileUpload("filedata", name, type, file);
        return reply(page, http.ask(request(page, token, "message_attachments"), form));
    }

    private RequestOptions request(String page, String token, String edge) {
        String url = settings.graph() + '/' + settings.version() + '/' + page + '/' + edge;
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url + "?appsecret_proof=" + signature.proof(token))
                .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }

    private Future<GraphReply> reply(String page, Future<ProviderHttp.Answer> call) {
        return call.map(answer -> {
                    pace.observe(page, answer.headers());
                    Buffer body = answer.body();
                    return GraphReply.of(answer.status(), body == null ? "" : body.toString());
                })
                .otherwise(Graph::failure);
    }

    private static GraphReply failure(Throwable cause) {
        return cause instanceof ProviderHttp.NeverLeft ? new GraphReply.NotSent() : new GraphReply.Lost();
    }

    Future<Void> close() {
        return http.close();
    }
}
