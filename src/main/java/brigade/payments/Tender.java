package brigade.payments;

/** What a guest pays with. */
public enum Tender {
  CASH,
  /** Through a {@link CardTerminal}. */
  CARD,
  /** A gift card of the house, checked by hand. */
  GIFT_CARD,
  /** On the account of a regular, who pays by invoice. */
  HOUSE_ACCOUNT,
  /** A voucher of somebody else, such as a meal voucher. */
  VOUCHER,
  /** A transfer seen on the bank's own screen. */
  TRANSFER;

  /** Its name on a receipt, in the words of the paper, which is not translated per screen. */
  public String onPaper() {
    return switch (this) {
      case CASH -> "Cash";
      case CARD -> "Card";
      case GIFT_CARD -> "Gift card";
      case HOUSE_ACCOUNT -> "House account";
      case VOUCHER -> "Voucher";
      case TRANSFER -> "Transfer";
    };
  }

  /** Whether money moves outside the house, so that its outcome may be unknown. */
  public boolean isRemote() {
    return this == CARD;
  }
}
