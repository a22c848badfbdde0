package vn.hue.gateway.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.hue.channels.facebook.FacebookInspect;

/** What a webhook of Facebook's means: a JSON array, one object an item. */
@Command(
        name = "facebook",
        mixinStandardHelpOptions = true,
        description = {
            "Print what the body of a webhook of Facebook's means as a JSON array, one object an item: kind, externalId, user,",
            "account, at (epoch ms), text, parts, contact, signature, reason. A broken body is no error: its kind is invalid."
        })
final class InspectFacebookCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private final WebhookBody body = new WebhookBody();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        return body.print(Objects.requireNonNull(spec, "set by picocli").commandLine(), FacebookInspect::inspect);
    }
}
