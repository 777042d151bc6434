package brigade.orders.ui;

import brigade.orders.TransferCredit;

/** Who has sold what an order had when another server gets it. */
record Transfers(TransferCredit credit) {}
