package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.agency.AgencySheet.Fault;
import vn.hue.gateway.agency.AgencySheet.Problem;

/** A table that was sent with a form, and what is wrong with it in words. */
final class Sheets {

    private static final long LARGEST = 1 << 20;
    private static final int LONGEST_VALUE = 60;
    private static final int SHOWN = 100;

    private Sheets() {}

    static Handler<RoutingContext> body() {
        return BodyHandler.create(System.getProperty("java.io.tmpdir") + "/hue-desk")
                .setDeleteUploadedFilesOnEnd(true)
                .setBodyLimit(LARGEST);
    }

    /** The field {@code file}; a null result when none was chosen. */
    static Future<@Nullable Buffer> file(RoutingContext ctx) {
        for (FileUpload upload : ctx.fileUploads()) {
            if (upload.name().equals("file") && upload.size() > 0) {
                return ctx.vertx()
                        .fileSystem()
                        .readFile(upload.uploadedFileName())
                        .map(read -> read);
            }
        }
        return Future.succeededFuture();
    }

    /** Each bad line with its number. */
    static List<String> told(List<Problem> problems, DeskWords words) {
        return problems.stream()
                .limit(SHOWN)
                .map(problem -> told(problem, words))
                .toList();
    }

    private static String told(Problem problem, DeskWords words) {
        String value = problem.value()
                .substring(0, Math.min(LONGEST_VALUE, problem.value().length()));
        String fault = words.say("sheet." + problem.fault().name(), value);
        String column = problem.column() == null ? "" : words.name("column", problem.column());
        if (problem.line() == 0 || problem.fault() == Fault.NO_HEAD) {
            return fault;
        }
        return column.isEmpty()
                ? words.say("sheet.line", problem.line(), fault)
                : words.say("sheet.cell", problem.line(), column, fault);
    }
}
