package brigade.menu.ui;

import brigade.menu.OrderTypeTax;
import java.util.List;

/** Which taxes are due instead of others for one type of order. */
record ByType(String orderType, List<OrderTypeTax> rules) {}
