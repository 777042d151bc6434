package brigade.orders.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;

import brigade.menu.SavingEdits.Outcome;
import brigade.menu.ui.SetupForm;
import brigade.menu.ui.Shown;
import brigade.orders.OrderSettings;
import brigade.orders.TransferCredit;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose sales and tips an order counts for once it was handed over. */
final class TransfersForm extends SetupForm<Transfers> {
  private static final long serialVersionUID = 1L;

  private final transient OrderSettings settings;
  private final Select<TransferCredit> credit;

  TransfersForm(
      Transfers transfers, OrderSettings settings, Shown shown, Amounts amounts, Around around) {
    super(transfers, Texts.of("orders.setup.transfers.one"), shown, amounts, around);
    this.settings = settings;
    credit =
        one(
            "credit",
            Texts.of("orders.setup.transfers.credit"),
            List.of(TransferCredit.values()),
            transfers.credit(),
            each -> Texts.of("orders.setup.transfers." + each.name()));
    lay(
        credit,
        div("note info", icon("info"), label("", Texts.of("orders.setup.transfers.detail"))));
  }

  @Override
  protected Optional<Transfers> read(List<String> faults) {
    return Optional.of(new Transfers(credit.getValue()));
  }

  @Override
  protected Outcome<Transfers> save(@Nullable Transfers before, Transfers now) {
    settings.creditTransfers(now.credit());
    return new Outcome.Saved<>();
  }

  @Override
  protected boolean removable() {
    return false;
  }

  @Override
  protected Removal remove(Transfers transfers) {
    throw new IllegalStateException("There is always a rule for orders that are handed over");
  }

  @Override
  protected String name(Transfers transfers) {
    return Texts.of("orders.setup.transfers.one");
  }
}
