package brigade.staff;

import static brigade.staff.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/** What somebody does in the house, and with it what they may do in Brigade. */
public enum Role {
  SERVER(
      EnumSet.of(
          VIEW_TABLES,
          VIEW_FLOOR,
          SEAT,
          TAKE_ORDERS,
          OPEN_ITEM,
          DISCOUNT_SMALL,
          SETTLE,
          WORK_DRAWER,
          VIEW_KITCHEN)),
  BARTENDER(
      EnumSet.of(
          VIEW_TABLES,
          VIEW_FLOOR,
          SEAT,
          TAKE_ORDERS,
          OPEN_ITEM,
          DISCOUNT_SMALL,
          SETTLE,
          WORK_DRAWER,
          VIEW_KITCHEN,
          BUMP)),
  COOK(EnumSet.of(VIEW_KITCHEN, BUMP, SET_AVAILABILITY, VIEW_PRINTERS)),
  HOST(EnumSet.of(VIEW_FLOOR, SEAT, RESERVE, VIEW_TABLES)),
  /** No person: a program beside a printer, which does nothing else. */
  PRINT_AGENT(EnumSet.of(PRINT_AS_AGENT)),
  MANAGER(EnumSet.allOf(Permission.class));

  private final Set<Permission> permissions;

  Role(Set<Permission> permissions) {
    this.permissions = permissions;
  }

  /** Whether somebody of this role stands at a screen. */
  public boolean isPerson() {
    return this != PRINT_AGENT;
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }
}
