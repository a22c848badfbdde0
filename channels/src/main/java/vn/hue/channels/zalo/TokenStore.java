package vn.hue.channels.zalo;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Where grants are kept, for all gateways together. */
public interface TokenStore {

    /** The grant of an Official Account; a null result before anybody consented. */
    Future<@Nullable ZaloGrant> load(String oaId);

    /**
     * Writes a grant if the stored one still has this revision. Durable when the future succeeds.
     *
     * @param revision 0 when there must be none
     * @return false when another gateway was faster
     */
    Future<Boolean> compareAndSet(String oaId, long revision, ZaloGrant next);
}
