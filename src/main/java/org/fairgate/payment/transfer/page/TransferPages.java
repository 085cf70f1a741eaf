package org.fairgate.payment.transfer.page;

import io.vertx.core.Future;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.file.FilePurpose;
import org.fairgate.file.FileService;
import org.fairgate.file.StoredFile;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.transfer.RemittanceForm;
import org.fairgate.payment.transfer.Transfer;
import org.fairgate.payment.transfer.TransferService;
import org.fairgate.payment.transfer.TransferState;
import org.fairgate.platform.config.TransferAccount;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.BodyRule;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Form;
import org.fairgate.platform.page.Pages;

/** The page on which a unit pays an order by bank transfer (R-PAY-4c). */
public final class TransferPages {
    private static final String PATH = "/orders/:orderId/transfer";
    private static final List<String> FIELDS =
            List.of("payer", "account", "bank", "slip", "amount", "paidOn", "voucher");

    /** Bytes of the form around the picture. */
    private static final int FRAME = 16 * 1024;

    private final Pages pages;
    private final TransferService transfers;
    private final Parts parts;

    public TransferPages(Pages pages, TransferService transfers, Parts parts) {
        this.pages = pages;
        this.transfers = transfers;
        this.parts = parts;
    }

    /**
     * What the page shows and takes besides.
     *
     * @param longestFile bytes of a voucher, {@code upload.maxFile}
     */
    public record Parts(FileService files, TransferAccount account, int longestFile) {}

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(PATH, Access.UNIT, this::show),
                Endpoint.post(PATH, Access.UNIT, this::send).with(BodyRule.upload(parts.longestFile() + FRAME)),
                Endpoint.post(PATH + "/withdraw", Access.UNIT, this::withdraw));
    }

    /**
     * The page as it is drawn.
     *
     * @param formOpen whether a form may be sent in
     * @param kept address of a voucher that is stored already, while the rest of its form is mended
     */
    public record View(
            TransferService.Situation situation,
            TransferAccount account,
            boolean formOpen,
            Optional<String> kept,
            boolean withdrawn) {
        /** The form that waits for finance. */
        public Optional<Transfer> waiting() {
            return situation.forms().stream()
                    .filter(form -> form.state() == TransferState.DECLARED)
                    .findFirst();
        }

        /** The last form, when finance refused it and nothing has come since, not even other money. */
        public Optional<Transfer> refused() {
            return situation.forms().stream()
                    .findFirst()
                    .filter(form -> form.state() == TransferState.REJECTED)
                    .filter(form -> situation.order().state() != OrderState.PAID);
        }

        /** Where the page is. */
        public String link() {
            return "/orders/" + situation.order().key().order() + "/transfer";
        }
    }

    private Future<Reply> show(Call call) {
        return transfers
                .situation(call.caller().unit(), order(call))
                .map(situation -> draw(call, situation, filled(situation)));
    }

    /** Whoever was refused finds again what they had typed. */
    private static Form filled(TransferService.Situation situation) {
        Map<String, List<String>> fields = new HashMap<>();
        fields.put("amount", List.of(situation.order().amount().yuan()));
        situation.forms().stream().findFirst().map(Transfer::remittance).ifPresent(said -> {
            fields.put("payer", List.of(said.payer()));
            fields.put("account", List.of(said.account()));
            fields.put("bank", List.of(said.bank()));
            fields.put("slip", List.of(said.slip()));
            fields.put("paidOn", List.of(said.paidOn().toString()));
        });
        return Form.of(fields);
    }

    private Reply draw(Call call, TransferService.Situation situation, Form form) {
        boolean open = situation.open()
                && situation.order().state() == OrderState.UNPAID
                && parts.account().isOffered();
        Optional<String> kept =
                Optional.of(form.value("voucher")).filter(id -> !id.isEmpty()).map(id -> "/api/v1/files/" + id);
        View view = new View(
                situation, parts.account(), open, kept, call.query("done").isPresent());
        return pages.show(call, "payment/transfer.jte", Map.of("view", view, "form", form));
    }

    private Future<Reply> send(Call call) {
        UnitId unit = call.caller().unit();
        OrderId order = order(call);
        return Pages.orShownUnlessMissing(
                voucher(call, unit).compose(voucher -> sent(call, order, typed(call, voucher))),
                problem -> again(call, order, typed(call, Optional.empty()), problem));
    }

    /** A picture is stored before the rest is looked at, so that a slip of the pen does not cost another upload. */
    private Future<Optional<StoredFile>> voucher(Call call, UnitId unit) {
        Optional<FileUpload> picture =
                call.file().filter(upload -> upload.name().equals("file") && upload.size() > 0);
        return picture.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : parts.files()
                        .store(
                                unit,
                                FilePurpose.TRANSFER_VOUCHER,
                                Path.of(picture.get().uploadedFileName()))
                        .map(Optional::of);
    }

    private static Form typed(Call call, Optional<StoredFile> stored) {
        Map<String, List<String>> fields = new HashMap<>();
        FIELDS.forEach(name -> fields.put(name, List.of(call.field(name).orElse(""))));
        stored.ifPresent(file -> fields.put("voucher", List.of(file.id().toString())));
        return Form.of(fields);
    }

    private Future<Reply> sent(Call call, OrderId order, Form typed) {
        RemittanceForm form = new RemittanceForm(
                typed.value("payer"),
                typed.value("account"),
                typed.value("bank"),
                typed.value("slip"),
                typed.value("amount"),
                typed.value("paidOn"),
                typed.value("voucher"));
        return Pages.orShownUnlessMissing(
                transfers.declare(call.caller().unit(), order, form).map(done -> Reply.seeOther(call.path())),
                problem -> again(call, order, typed, problem));
    }

    private Future<Reply> again(Call call, OrderId order, Form typed, Problem problem) {
        Form refused = typed.refused(problem, pages.context(call));
        return transfers
                .situation(call.caller().unit(), order)
                .map(situation -> Pages.refusedAs(draw(call, situation, valid(refused)), problem));
    }

    /** The address of a picture is made of its id, so only an id goes there. */
    private static Form valid(Form form) {
        try {
            var unused = FileId.parse(form.value("voucher"));
            return form;
        } catch (InvalidValue none) {
            return form.with("voucher", "");
        }
    }

    private Future<Reply> withdraw(Call call) {
        OrderId order = order(call);
        return transfers
                .withdraw(call.caller().unit(), order)
                .map(done -> Reply.seeOther("/orders/" + order + "/transfer?done=withdrawn"));
    }

    private static OrderId order(Call call) {
        return call.pathParam("orderId", OrderId::parse, OrderProblem.NO_SUCH_ORDER);
    }
}
