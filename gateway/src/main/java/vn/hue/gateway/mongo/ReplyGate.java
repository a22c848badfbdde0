package vn.hue.gateway.mongo;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;

/**
 * Keeps the reply of a write on its connection until the write is durable.
 *
 * <p>It stands after the encoder: what waits is bytes, which a later command can no longer change. A driver has one
 * command at a time on a connection, so at most one reply waits here.
 */
final class ReplyGate extends ChannelDuplexHandler {

    private final GroupCommit commits;
    private boolean holdNext;

    private ReplyGate(GroupCommit commits) {
        this.commits = commits;
    }

    /** The connection's gate, made at its first write. */
    static ReplyGate of(Channel channel, GroupCommit commits) {
        ReplyGate gate = channel.pipeline().get(ReplyGate.class);
        if (gate == null) {
            gate = new ReplyGate(commits);
            channel.pipeline().addFirst(gate);
        }
        return gate;
    }

    void holdNextReply() {
        holdNext = true;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object reply, ChannelPromise promise) {
        if (!holdNext) {
            var unused = ctx.write(reply, promise);
            return;
        }
        holdNext = false;
        commits.await(ctx.channel().eventLoop(), new GroupCommit.Waiter() {
            @Override
            public void saved() {
                var unused = ctx.writeAndFlush(reply, promise);
            }

            @Override
            public void lost(Throwable cause) {
                ReferenceCountUtil.release(reply);
                promise.setFailure(cause);
                // No answer is the honest answer: the client sees a broken connection and may ask again.
                var unused = ctx.close();
            }
        });
    }
}
