package brigade.orders.ui;

import brigade.floorplan.SeatingParties;
import brigade.kitchen.FollowingDishes;
import brigade.orders.AddingLines;
import brigade.orders.ChangingLine;
import brigade.orders.ChangingQuantity;
import brigade.orders.CompingLine;
import brigade.orders.DroppingOrder;
import brigade.orders.FiringCourse;
import brigade.orders.MergingOrders;
import brigade.orders.MovingLines;
import brigade.orders.NotingAllergies;
import brigade.orders.OffersDiscounts;
import brigade.orders.OrderPhrases;
import brigade.orders.PrintsChecks;
import brigade.orders.RepeatingRound;
import brigade.orders.RushingLines;
import brigade.orders.SendingOrder;
import brigade.orders.ServingLines;
import brigade.orders.TransferringLines;
import brigade.orders.TransferringOrder;
import brigade.orders.UndoingStep;
import brigade.orders.VoidingLine;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;

/** The use cases behind the keys of an order. */
@Dependent
class OrderCommands {
  private final AddingLines adding;
  private final ChangingLine changing;
  private final VoidingLine voiding;
  private final CompingLine comping;
  private final SendingOrder sending;
  private final FiringCourse firing;
  private final RushingLines rushing;
  private final FollowingDishes following;
  private final RepeatingRound repeating;
  private final ServingLines serving;
  private final TransferringOrder transferring;
  private final NotingAllergies allergies;
  private final DroppingOrder dropping;
  private final SeatingParties seating;
  private final ChangingQuantity recounting;
  private final MovingLines moving;
  private final TransferringLines giving;
  private final MergingOrders merging;
  private final UndoingStep undoing;
  private final OrderPhrases phrases;
  private final Instance<PrintsChecks> printing;
  private final Instance<OffersDiscounts> discounts;

  OrderCommands(
      AddingLines adding,
      ChangingLine changing,
      VoidingLine voiding,
      CompingLine comping,
      SendingOrder sending,
      FiringCourse firing,
      RushingLines rushing,
      FollowingDishes following,
      RepeatingRound repeating,
      ServingLines serving,
      TransferringOrder transferring,
      NotingAllergies allergies,
      DroppingOrder dropping,
      SeatingParties seating,
      ChangingQuantity recounting,
      MovingLines moving,
      TransferringLines giving,
      MergingOrders merging,
      UndoingStep undoing,
      OrderPhrases phrases,
      Instance<PrintsChecks> printing,
      Instance<OffersDiscounts> discounts) {
    this.adding = adding;
    this.changing = changing;
    this.voiding = voiding;
    this.comping = comping;
    this.sending = sending;
    this.firing = firing;
    this.rushing = rushing;
    this.following = following;
    this.repeating = repeating;
    this.serving = serving;
    this.transferring = transferring;
    this.allergies = allergies;
    this.dropping = dropping;
    this.seating = seating;
    this.recounting = recounting;
    this.moving = moving;
    this.giving = giving;
    this.merging = merging;
    this.undoing = undoing;
    this.phrases = phrases;
    this.printing = printing;
    this.discounts = discounts;
  }

  AddingLines adding() {
    return adding;
  }

  ChangingLine changing() {
    return changing;
  }

  VoidingLine voiding() {
    return voiding;
  }

  CompingLine comping() {
    return comping;
  }

  SendingOrder sending() {
    return sending;
  }

  FollowingDishes following() {
    return following;
  }

  RushingLines rushing() {
    return rushing;
  }

  FiringCourse firing() {
    return firing;
  }

  RepeatingRound repeating() {
    return repeating;
  }

  ServingLines serving() {
    return serving;
  }

  TransferringOrder transferring() {
    return transferring;
  }

  NotingAllergies allergies() {
    return allergies;
  }

  DroppingOrder dropping() {
    return dropping;
  }

  SeatingParties seating() {
    return seating;
  }

  ChangingQuantity recounting() {
    return recounting;
  }

  MovingLines moving() {
    return moving;
  }

  TransferringLines giving() {
    return giving;
  }

  MergingOrders merging() {
    return merging;
  }

  UndoingStep undoing() {
    return undoing;
  }

  OrderPhrases phrases() {
    return phrases;
  }

  /** Empty where nobody prints checks. */
  Instance<PrintsChecks> printing() {
    return printing;
  }

  /** Empty where nobody settles orders. */
  Instance<OffersDiscounts> discounts() {
    return discounts;
  }
}
